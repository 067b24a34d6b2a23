package org.jackfield.upstream;

import java.util.Optional;
import java.util.Set;

/** The words of a model that recognises speech. Audio goes to it as it is, and so do the text messages of clients it knows. */
public non-sealed interface RecognitionDialect extends SpeechDialect {

    @Override
    default Capability capability() {
        return Capability.SPEECH_TO_TEXT;
    }

    /** The text message that asks the model to finish what it has heard and then to close. */
    String finish();

    /**
     * Which text messages of clients the model knows besides, each the member {@code type} of a JSON object. Any other may be
     * the end of its connection, so it gets none.
     */
    Set<String> controls();

    /**
     * What an event of the model says; empty if it is not a JSON object. Called for each event of each session.
     *
     * @param event a text message as it came
     */
    Optional<Heard> hears(String event);
}
