package org.jackfield.speech.plain;

import java.util.ArrayList;
import java.util.List;
import org.jackfield.upstream.SynthesisDialect;
import org.jackfield.wire.Message;

/**
 * What is said to a model to have a text spoken, and how it is known that all was.
 *
 * @param text what to say
 * @param dialect the words of the model
 */
record SpokenText(String text, SynthesisDialect dialect) {

    /** The media type of speech. */
    static final String WAV = "audio/wav";

    List<Message> words() {
        List<Message> words = new ArrayList<>();
        for (String piece : dialect.pieces(text)) {
            words.add(Message.text(dialect.speak(piece)));
        }
        words.add(Message.text(dialect.flush()));
        return words;
    }

    /** Whether this is the answer after which no audio of the text comes. */
    boolean isOver(Message answer) {
        return answer instanceof Message.Text event && dialect.isFlushed(event.text());
    }
}
