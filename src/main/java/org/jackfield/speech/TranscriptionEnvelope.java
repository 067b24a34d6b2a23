package org.jackfield.speech;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jackfield.problem.Details;
import org.jackfield.problem.End;
import org.jackfield.relay.Envelope;
import org.jackfield.upstream.Heard;
import org.jackfield.upstream.RecognitionDialect;
import org.jackfield.wire.Json;
import org.jackfield.wire.Message;

/**
 * The client's side of speech to text: audio and control messages go up as they are, each event of the model comes down as
 * {@code transcription}.
 */
public final class TranscriptionEnvelope implements Envelope {

    private static final int BYTES_PER_SAMPLE = 2;

    private final Announcements announcements;
    private final int sampleRateHz;
    private final RecognitionDialect dialect;
    private volatile boolean finishing;

    public TranscriptionEnvelope(Announcements announcements, int sampleRateHz, RecognitionDialect dialect) {
        this.announcements = announcements;
        this.sampleRateHz = sampleRateHz;
        this.dialect = dialect;
    }

    @Override
    public Message connected() {
        return announcements.connected(
                "Ready for audio",
                Map.of(
                        "encoding",
                        "linear16",
                        "sampleRate",
                        sampleRateHz,
                        "channels",
                        1,
                        "model",
                        announcements.model(),
                        "interimResults",
                        true));
    }

    @Override
    public Outcome fromClient(Message message) {
        if (message instanceof Message.Text text) {
            finishing |= dialect.asksToFinish(text.text());
            return new Outcome.Pass(message);
        }
        int size = message.sizeBytes();
        if (size == 0) {
            return new Outcome.Skip();
        }
        return size % BYTES_PER_SAMPLE == 0
                ? new Outcome.Pass(message)
                : new Outcome.TurnDown(
                        End.INVALID, Details.inWords("Audio is made of 16-bit samples: an odd number of bytes came."));
    }

    @Override
    public Message fromUpstream(Message message) {
        return message instanceof Message.Text text ? Message.text(transcription(text.text())) : message;
    }

    private String transcription(String event) {
        StringBuilder json = new StringBuilder(event.length() + 128).append("{\"type\":\"transcription\"");
        Optional<Heard> heard = dialect.hears(event);
        if (heard.isPresent()) {
            json.append(",\"data\":");
            splice(event, heard.get(), json);
            heard.get().text().ifPresent(words -> json.append(",\"text\":").append(Json.quoted(words)));
        } else {
            json.append(",\"text\":").append(Json.quoted(event));
        }
        return json.append(",\"timestamp\":")
                .append(announcements.clock().millis())
                .append('}')
                .toString();
    }

    /** Appends the event as it came, with the members that it lacks before its closing brace. */
    private static void splice(String event, Heard heard, StringBuilder json) {
        int end = event.lastIndexOf('}');
        json.append(event, 0, end);
        boolean empty = event.substring(0, end).isBlank()
                || event.substring(0, end).strip().equals("{");
        String comma = empty ? "" : ",";
        if (!heard.hasText() && heard.text().isPresent()) {
            json.append(comma)
                    .append("\"text\":")
                    .append(Json.quoted(heard.text().get()));
            comma = ",";
        }
        if (!heard.hasConfidence() && heard.confidence().isPresent()) {
            json.append(comma)
                    .append("\"confidence\":")
                    .append(heard.confidence().get());
        }
        json.append('}');
    }

    @Override
    public Message error(End end, Details details) {
        return announcements.error(end, details);
    }

    @Override
    public List<Message> ending(End end, Details details) {
        return announcements.ending(end, details);
    }

    @Override
    public Optional<Message> farewell() {
        return Optional.empty();
    }

    @Override
    public boolean isFinishing() {
        return finishing;
    }
}
