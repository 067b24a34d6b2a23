package org.jackfield.speech.plain;

import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import org.jackfield.audio.AudioFormat;
import org.jackfield.audio.Wav;
import org.jackfield.problem.Details;
import org.jackfield.problem.End;
import org.jackfield.relay.OneShotCall;
import org.jackfield.wire.Message;
import org.jackfield.wire.Offered;
import org.jackfield.wire.SendQueue;

/** The call for having a text spoken while its client hears it: a WAV of unknown length, written as the audio comes. */
final class StreamedSpeech implements OneShotCall {

    private static final Message COMPLETE = Message.text("complete");

    private final SpokenText text;
    private final AudioFormat format;
    private final PlainClient client;
    private final SendQueue queue;
    private final Refusing refusing;
    private volatile Stage stage = Stage.WAITING;

    /** @param queue towards the client */
    StreamedSpeech(SpokenText text, AudioFormat format, PlainClient client, SendQueue queue, Refusing refusing) {
        this.text = text;
        this.format = format;
        this.client = client;
        this.queue = queue;
        this.refusing = refusing;
    }

    @Override
    public List<Message> words() {
        return text.words();
    }

    @Override
    public Optional<End> heard(Message answer) {
        if (answer instanceof Message.Binary) {
            return offer(answer);
        }
        if (text.isOver(answer)) {
            Optional<End> end = offer(COMPLETE);
            stage = Stage.SAID;
            return end;
        }
        return Optional.empty();
    }

    private Optional<End> offer(Message piece) {
        if (stage == Stage.WAITING) {
            stage = Stage.SPEAKING;
            client.stream(body -> Response.ok(body, SpokenText.WAV).build());
            Offered unused = queue.offer(Message.binary(Wav.streamingHeader(format)));
        }
        return queue.offer(piece) == Offered.FULL ? Optional.of(End.CLIENT_SLOW) : Optional.empty();
    }

    @Override
    public Stage stage() {
        return stage;
    }

    @Override
    public void over(End end, Details details) {
        if (!client.isAnswered()) {
            client.refuse(refusing.of(end, details));
        }
        queue.end(end.close());
    }
}
