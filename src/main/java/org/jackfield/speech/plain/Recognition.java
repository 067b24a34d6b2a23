package org.jackfield.speech.plain;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jackfield.audio.Wav;
import org.jackfield.problem.Details;
import org.jackfield.problem.End;
import org.jackfield.relay.OneShotCall;
import org.jackfield.speech.Transcript;
import org.jackfield.wire.Close;
import org.jackfield.wire.Json;
import org.jackfield.wire.Message;

/** The call for having a recording recognised: sends its samples, asks the model to finish, gathers the words of each turn. */
final class Recognition implements OneShotCall {

    /** Told of the outcome, once. */
    interface Listener {

        void recognised(String text);

        void failed(End end, Details details);
    }

    private static final int FRAME_MILLIS = 80;

    private final Wav recording;
    private final Listener listener;
    private final List<String> turns = new ArrayList<>();

    Recognition(Wav recording, Listener listener) {
        this.recording = recording;
        this.listener = listener;
    }

    @Override
    public List<Message> words() {
        return spoken(recording);
    }

    /** What is said to a model to have a recording recognised: its samples in frames, and the wish to finish. */
    static List<Message> spoken(Wav recording) {
        List<Message> words = new ArrayList<>();
        ByteBuffer data = recording.data().duplicate();
        int frameBytes = recording.format().bytesPerSecond() * FRAME_MILLIS / 1000;
        while (data.hasRemaining()) {
            int bytes = Math.min(frameBytes, data.remaining());
            words.add(new Message.Binary(data.slice(data.position(), bytes)));
            data.position(data.position() + bytes);
        }
        words.add(Message.text("{\"type\":\"CloseStream\"}"));
        return words;
    }

    @Override
    public Optional<End> heard(Message answer) {
        if (answer instanceof Message.Text event && isEndOfTurn(event.text())) {
            Transcript.of(event.text())
                    .flatMap(Transcript::text)
                    .filter(t -> !t.isBlank())
                    .ifPresent(turns::add);
        }
        return Optional.empty();
    }

    private static boolean isEndOfTurn(String event) {
        return Json.strings(event)
                .filter(members -> "EndOfTurn".equals(members.get("event")))
                .isPresent();
    }

    /** The model closes when it is done: only then all was heard. */
    @Override
    public boolean isDone(Close close) {
        return close.isNormal();
    }

    @Override
    public void over(End end, Details details) {
        if (end == End.FINISHED) {
            listener.recognised(String.join(" ", turns));
        } else {
            listener.failed(end, details);
        }
    }
}
