package org.jackfield.speech.plain;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jackfield.problem.Details;
import org.jackfield.problem.End;
import org.jackfield.relay.OneShotCall;
import org.jackfield.upstream.SynthesisDialect;
import org.jackfield.wire.Message;

/** The call for having a text spoken: says it, flushes, and hands the audio on as it comes until all was flushed. */
final class SpokenText implements OneShotCall {

    /** Where the audio goes. */
    interface Listener {

        /** Takes a piece of audio; false if there is no room for it. */
        boolean audio(byte[] samples);

        void over(End end, Details details);
    }

    private final String text;
    private final SynthesisDialect dialect;
    private final Listener listener;

    SpokenText(String text, SynthesisDialect dialect, Listener listener) {
        this.text = text;
        this.dialect = dialect;
        this.listener = listener;
    }

    @Override
    public List<Message> words() {
        List<Message> words = new ArrayList<>();
        for (String piece : dialect.pieces(text)) {
            words.add(Message.text(dialect.speak(piece)));
        }
        words.add(Message.text(dialect.flush()));
        return words;
    }

    @Override
    public Optional<End> heard(Message answer) {
        if (answer instanceof Message.Binary audio) {
            return listener.audio(audio.copy()) ? Optional.empty() : Optional.of(End.CLIENT_SLOW);
        }
        boolean flushed = answer instanceof Message.Text event && dialect.isFlushed(event.text());
        return flushed ? Optional.of(End.FINISHED) : Optional.empty();
    }

    @Override
    public void over(End end, Details details) {
        listener.over(end, details);
    }
}
