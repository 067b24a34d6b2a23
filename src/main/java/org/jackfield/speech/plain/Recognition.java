package org.jackfield.speech.plain;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jackfield.audio.AudioFormat;
import org.jackfield.audio.Recording;
import org.jackfield.problem.Details;
import org.jackfield.problem.End;
import org.jackfield.relay.OneShotCall;
import org.jackfield.upstream.Heard;
import org.jackfield.upstream.RecognitionDialect;
import org.jackfield.wire.Close;
import org.jackfield.wire.Json;
import org.jackfield.wire.Message;
import org.jackfield.wire.SendQueue;

/** The call for having a recording recognised: sends its samples, asks the model to finish, gathers the words that are final. */
final class Recognition implements OneShotCall {

    private static final Duration FRAME = Duration.ofMillis(80);

    private final Recording recording;
    private final String model;
    private final RecognitionDialect dialect;
    private final PlainClient client;
    private final SendQueue queue;
    private final Refusing refusing;
    private final List<String> texts = new ArrayList<>();

    /** @param queue towards the client */
    Recognition(RecordedSpeech speech, PlainClient client, SendQueue queue, Refusing refusing) {
        this.recording = speech.recording();
        this.model = speech.route().model().catalogueName();
        this.dialect = speech.route().model().recognition();
        this.client = client;
        this.queue = queue;
        this.refusing = refusing;
    }

    @Override
    public List<Message> words() {
        return spoken(recording, dialect);
    }

    /** What is said to a model to have a recording recognised: its samples in frames, and the wish to finish. */
    static List<Message> spoken(Recording recording, RecognitionDialect dialect) {
        List<Message> words = new ArrayList<>();
        ByteBuffer data = recording.samples().duplicate();
        int frameBytes = AudioFormat.linear16(recording.rateHz()).bytes(FRAME);
        while (data.hasRemaining()) {
            int bytes = Math.min(frameBytes, data.remaining());
            words.add(new Message.Binary(data.slice(data.position(), bytes)));
            data.position(data.position() + bytes);
        }
        words.add(Message.text(dialect.finish()));
        return words;
    }

    @Override
    public Optional<End> heard(Message answer) {
        if (answer instanceof Message.Text event) {
            dialect.hears(event.text())
                    .filter(Heard::isFinal)
                    .flatMap(Heard::text)
                    .filter(text -> !text.isBlank())
                    .ifPresent(texts::add);
        }
        return Optional.empty();
    }

    /** The model closes when it is done: only then all was heard. */
    @Override
    public boolean isDone(Close close) {
        return close.isNormal();
    }

    @Override
    public void over(End end, Details details) {
        if (end == End.FINISHED) {
            byte[] json =
                    Json.of(new Recognised(model, String.join(" ", texts))).getBytes(StandardCharsets.UTF_8);
            client.answer(Response.ok().type(MediaType.APPLICATION_JSON), out -> out.write(json));
        } else if (!client.isAnswered()) {
            client.refuse(refusing.of(end, details));
        }
        queue.end(end.close());
    }
}
