package org.jackfield.upstream;

import java.util.List;
import java.util.Optional;

/** The words of a model that speaks. What is said to it are text messages; its audio comes as binary ones. */
public non-sealed interface SynthesisDialect extends SpeechDialect {

    @Override
    default Capability capability() {
        return Capability.TEXT_TO_SPEECH;
    }

    /** The message that gives it text to speak. */
    String speak(String text);

    /** The message that has it speak all that it was given, and then say so. */
    String flush();

    /** The message that takes back what it was given and has not yet spoken. */
    String clear();

    /** The message that asks it to finish and then to close. */
    String close();

    /** The kind of an event in the model's words; empty if the message is no event. */
    Optional<String> typeOf(String event);

    /** True if the event says that all audio of the text before a {@link #flush()} was sent. */
    boolean isFlushed(String event);

    /** A text in pieces that one {@link #speak} each may hold, in order, blank ones left out. */
    List<String> pieces(String text);
}
