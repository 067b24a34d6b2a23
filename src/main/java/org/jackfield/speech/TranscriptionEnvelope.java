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
        Optional<String> words = heard.isPresent() ? heard.get().text() : Optional.of(event);
        Optional<String> text = words.map(Json::quoted);
        if (heard.isPresent()) {
            json.append(",\"data\":");
            splice(event, heard.get(), text, json);
        }
        text.ifPresent(quoted -> json.append(",\"text\":").append(quoted));
        return json.append(",\"timestamp\":")
                .append(announcements.clock().millis())
                .append('}')
                .toString();
    }

    /** Appends the event as it came, with the members that it lacks before its closing brace. */
    private static void splice(String event, Heard heard, Optional<String> text, StringBuilder json) {
        int end = event.lastIndexOf('}');
        String comma = isEmpty(event, end) ? "" : ",";
        json.append(event, 0, end);
        if (!heard.hasText() && text.isPresent()) {
            json.append(comma).append("\"text\":").append(text.get());
            comma = ",";
        }
        if (!heard.hasConfidence() && heard.confidence().isPresent()) {
            json.append(comma)
                    .append("\"confidence\":")
                    .append(heard.confidence().get());
        }
        json.append('}');
    }

    /** Whether the object that ends there has no members: then its braces have nothing between them. */
    private static boolean isEmpty(String event, int end) {
        int last = end - 1;
        while (Character.isWhitespace(event.charAt(last))) {
            last--;
        }
        return event.charAt(last) == '{';
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
