package org.jackfield.speech;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jackfield.problem.Details;
import org.jackfield.problem.End;
import org.jackfield.relay.Envelope;
import org.jackfield.wire.Json;
import org.jackfield.wire.Message;

/**
 * The client's side of speech to text: audio and the provider's control messages go up as they are, each provider event
 * comes down as {@code transcription}.
 */
public final class TranscriptionEnvelope implements Envelope {

    private static final int BYTES_PER_SAMPLE = 2;

    private final Announcements announcements;
    private final int sampleRateHz;
    private volatile boolean finishing;

    public TranscriptionEnvelope(Announcements announcements, int sampleRateHz) {
        this.announcements = announcements;
        this.sampleRateHz = sampleRateHz;
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
            finishing |= asksToFinish(text.text());
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

    private static boolean asksToFinish(String text) {
        return text.contains("\"CloseStream\"")
                && Json.strings(text)
                        .map(members -> "CloseStream".equals(members.get("type")))
                        .orElse(false);
    }

    @Override
    public Message fromUpstream(Message message) {
        return message instanceof Message.Text text ? Message.text(transcription(text.text())) : message;
    }

    private String transcription(String event) {
        StringBuilder json = new StringBuilder(event.length() + 128).append("{\"type\":\"transcription\"");
        Optional<Transcript> read = Transcript.of(event);
        if (read.isPresent()) {
            json.append(",\"data\":");
            splice(event, read.get(), json);
            read.get().text().ifPresent(words -> json.append(",\"text\":").append(Json.quoted(words)));
        } else {
            json.append(",\"text\":").append(Json.quoted(event));
        }
        return json.append(",\"timestamp\":")
                .append(announcements.clock().millis())
                .append('}')
                .toString();
    }

    /** Appends the event as it came, with the members that it lacks before its closing brace. */
    private static void splice(String event, Transcript transcript, StringBuilder json) {
        int end = event.lastIndexOf('}');
        json.append(event, 0, end);
        boolean empty = event.substring(0, end).isBlank()
                || event.substring(0, end).strip().equals("{");
        String comma = empty ? "" : ",";
        if (!transcript.hasText() && transcript.text().isPresent()) {
            json.append(comma)
                    .append("\"text\":")
                    .append(Json.quoted(transcript.text().get()));
            comma = ",";
        }
        if (!transcript.hasConfidence() && transcript.confidence().isPresent()) {
            json.append(comma)
                    .append("\"confidence\":")
                    .append(transcript.confidence().get());
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
