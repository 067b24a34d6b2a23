package org.jackfield.speech.plain;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jackfield.problem.Details;
import org.jackfield.problem.End;
import org.jackfield.relay.OneShotCall;
import org.jackfield.speech.SpeechCommand;
import org.jackfield.wire.Json;
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
    private final Listener listener;

    SpokenText(String text, Listener listener) {
        this.text = text;
        this.listener = listener;
    }

    @Override
    public List<Message> words() {
        List<Message> words = new ArrayList<>();
        for (String piece : Sentences.pieces(text, SpeechCommand.MAX_CHARACTERS)) {
            words.add(Message.text(new SpeechCommand.Speak(piece).toJson()));
        }
        words.add(Message.text(new SpeechCommand.Bare("Flush").toJson()));
        return words;
    }

    @Override
    public Optional<End> heard(Message answer) {
        if (answer instanceof Message.Binary audio) {
            return listener.audio(audio.copy()) ? Optional.empty() : Optional.of(End.CLIENT_SLOW);
        }
        Optional<Map<String, String>> event =
                answer instanceof Message.Text text ? Json.strings(text.text()) : Optional.empty();
        return event.filter(members -> "Flushed".equals(members.get("type"))).map(flushed -> End.FINISHED);
    }

    @Override
    public void over(End end, Details details) {
        listener.over(end, details);
    }
}
