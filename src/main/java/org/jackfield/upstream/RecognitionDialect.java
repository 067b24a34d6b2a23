package org.jackfield.upstream;

import java.util.Optional;

/**
 * The words of a model that recognises speech. Audio goes to it as it is and clients' text messages too, so what clients say
 * is read here and never rewritten.
 */
public non-sealed interface RecognitionDialect extends SpeechDialect {

    @Override
    default Capability capability() {
        return Capability.SPEECH_TO_TEXT;
    }

    /** True if a text message of a client asks the model to finish what it has heard and then to close. */
    boolean asksToFinish(String clientMessage);

    /** The text message that asks for that. */
    String finish();

    /**
     * What an event of the model says; empty if it is not a JSON object. Called for each event of each session.
     *
     * @param event a text message as it came
     */
    Optional<Heard> hears(String event);
}
