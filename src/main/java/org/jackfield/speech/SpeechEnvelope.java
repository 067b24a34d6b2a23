package org.jackfield.speech;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jackfield.problem.Details;
import org.jackfield.problem.End;
import org.jackfield.relay.Envelope;
import org.jackfield.upstream.SynthesisDialect;
import org.jackfield.wire.Json;
import org.jackfield.wire.Message;

/**
 * The client's side of text to speech: commands go up in the words of the model, the texts of an utterance so that it speaks
 * them as one; audio comes down as it is, and what else the model says comes in an envelope of {@code type}, {@code data} and
 * {@code timestamp}.
 */
public final class SpeechEnvelope implements Envelope {

    private final Announcements announcements;
    private final int sampleRateHz;
    private final SynthesisDialect dialect;
    private final SpokenUtterance utterance = new SpokenUtterance(SpeechCommand.MAX_CHARACTERS);
    private volatile boolean finishing;

    public SpeechEnvelope(Announcements announcements, int sampleRateHz, SynthesisDialect dialect) {
        this.announcements = announcements;
        this.sampleRateHz = sampleRateHz;
        this.dialect = dialect;
    }

    @Override
    public Message connected() {
        return announcements.connected(
                "Ready for text",
                Map.of(
                        "encoding",
                        "linear16",
                        "sampleRate",
                        sampleRateHz,
                        "bitDepth",
                        16,
                        "channels",
                        1,
                        "model",
                        announcements.model()));
    }

    @Override
    public Outcome fromClient(Message message) {
        if (!(message instanceof Message.Text text)) {
            return new Outcome.TurnDown(
                    End.UNSUPPORTED, Details.inWords("This endpoint takes text messages; a binary one came."));
        }
        SpeechCommand command = SpeechCommand.parse(text.text());
        if (command instanceof SpeechCommand.Unknown unknown) {
            return new Outcome.TurnDown(End.INVALID, Details.inWords(unknown.reason()));
        }
        return command instanceof SpeechCommand.Speak speak
                ? spoken(speak.text())
                : obeyed((SpeechCommand.Bare) command);
    }

    private Outcome spoken(String text) {
        String joined = utterance.add(text);
        if (joined.isEmpty()) {
            return Outcome.SKIP;
        }
        List<String> pieces = joined.length() > SpeechCommand.MAX_CHARACTERS ? dialect.pieces(joined) : List.of(joined);
        return new Outcome.Pass(
                pieces.stream().map(dialect::speak).map(Message::text).toList());
    }

    private Outcome obeyed(SpeechCommand.Bare command) {
        finishing |= command == SpeechCommand.Bare.CLOSE;
        return switch (command) {
            case FLUSH -> ending(dialect.flush());
            case CLEAR -> ending(dialect.clear());
            case CLOSE -> ending(dialect.close());
            case KEEP_ALIVE -> Outcome.SKIP;
        };
    }

    private Outcome ending(String command) {
        utterance.end();
        return new Outcome.Pass(Message.text(command));
    }

    @Override
    public Message fromUpstream(Message message) {
        if (!(message instanceof Message.Text text)) {
            return message;
        }
        Optional<String> type = dialect.typeOf(text.text());
        String data = type.isPresent() ? text.text() : Json.quoted(text.text());
        return Message.text("{\"type\":" + Json.quoted(type.orElse("Warning")) + ",\"data\":" + data + ",\"timestamp\":"
                + announcements.clock().millis() + "}");
    }

    @Override
    public Message error(End end, Details details) {
        return announcements.error(end, details);
    }

    @Override
    public List<Message> ending(End end, Details details) {
        return announcements.ending(end, details);
    }

    /** The upstream is asked to finish, unless the client did. */
    @Override
    public Optional<Message> farewell() {
        return finishing ? Optional.empty() : Optional.of(Message.text(dialect.close()));
    }

    @Override
    public boolean isFinishing() {
        return finishing;
    }
}
