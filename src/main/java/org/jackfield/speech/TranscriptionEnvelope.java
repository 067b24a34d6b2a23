package org.jackfield.speech;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jackfield.audio.WholeSamples;
import org.jackfield.problem.Details;
import org.jackfield.problem.End;
import org.jackfield.relay.Envelope;
import org.jackfield.upstream.Heard;
import org.jackfield.upstream.RecognitionDialect;
import org.jackfield.wire.Json;
import org.jackfield.wire.Message;

/**
 * The client's side of speech to text: audio goes up in whole samples wherever it was cut, of control messages only those that
 * the model knows; each event of the model comes down as {@code transcription}.
 */
public final class TranscriptionEnvelope implements Envelope {

    private final Announcements announcements;
    private final int sampleRateHz;
    private final RecognitionDialect dialect;
    private final VoiceWatch watch;
    private final WholeSamples samples = new WholeSamples();
    private String lastUnknown = "";
    private volatile boolean finishing;

    TranscriptionEnvelope(Announcements announcements, int sampleRateHz, RecognitionDialect dialect, VoiceWatch watch) {
        this.announcements = announcements;
        this.sampleRateHz = sampleRateHz;
        this.dialect = dialect;
        this.watch = watch;
    }

    @Override
    public Message connected() {
        watch.answered();
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
        if (message instanceof Message.Binary audio) {
            return heard(audio);
        }
        Message.Text text = (Message.Text) message;
        TranscriptionCommand command = TranscriptionCommand.parse(text.text(), dialect.controls());
        if (command == TranscriptionCommand.Bare.KEEP_ALIVE) {
            return Outcome.SKIP;
        }
        if (command == TranscriptionCommand.Bare.FINISH) {
            finishing = true;
            return new Outcome.Pass(Message.text(dialect.finish()));
        }
        if (command instanceof TranscriptionCommand.UnknownType unknown) {
            boolean again = unknown.type().equals(lastUnknown);
            lastUnknown = unknown.type();
            return new Outcome.TurnDown(End.INVALID, Details.inWords(unknown.reason()), !again);
        }
        return command instanceof TranscriptionCommand.Unreadable unreadable
                ? new Outcome.TurnDown(End.INVALID, Details.inWords(unreadable.reason()))
                : new Outcome.Pass(message);
    }

    private Outcome heard(Message.Binary audio) {
        ByteBuffer whole = samples.take(audio.data());
        if (!whole.hasRemaining()) {
            return Outcome.SKIP;
        }
        watch.sent(whole);
        return new Outcome.Pass(new Message.Binary(whole));
    }

    @Override
    public void lost(Message message) {
        if (message instanceof Message.Binary audio) {
            samples.lose(audio.sizeBytes());
        }
    }

    @Override
    public Message fromUpstream(Message message) {
        watch.answered();
        return message instanceof Message.Text text ? Message.text(transcription(text.text())) : message;
    }

    /** A model that cannot make itself heard owes nothing meanwhile. */
    @Override
    public Optional<Details> unanswered(Duration silence) {
        if (silence.isZero()) {
            watch.answered();
        }
        return watch.overdue(silence);
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
