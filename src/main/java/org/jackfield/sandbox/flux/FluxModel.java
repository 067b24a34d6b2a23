package org.jackfield.sandbox.flux;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;
import org.jackfield.audio.AudioFormat;
import org.jackfield.audio.Pcm16;
import org.jackfield.audio.VoiceActivity;
import org.jackfield.sandbox.peer.JsonObjects;
import org.jackfield.sandbox.peer.SandboxConnection;
import org.jackfield.sandbox.peer.SandboxOutput;
import org.jackfield.sandbox.peer.Strand;
import org.jackfield.wire.Close;
import org.jackfield.wire.Connection;
import org.jackfield.wire.ConnectionListener;
import org.jackfield.wire.Message;
import org.jackfield.wire.Ticker;

/**
 * Deepgram Flux as it appears on the wire: takes mono PCM16, tells turns.
 *
 * <p>All calls come on the connection's {@link Strand}.
 */
final class FluxModel implements ConnectionListener {

    private static final Duration IDLE = Duration.ofSeconds(25);
    private static final Duration PING = Duration.ofSeconds(15);
    private static final Duration IDLE_CHECK = Duration.ofSeconds(1);
    private static final double MILLIS_PER_SECOND = 1000;
    private static final Close UNPARSABLE = new Close(Close.POLICY_VIOLATION, "UNPARSABLE_CLIENT_MESSAGE");
    private static final Close SILENT =
            new Close(Close.INTERNAL_ERROR, "NET-0001: no audio or message within the timeout window");

    private final FluxTurns turns;
    private final String requestId;
    private final SandboxOutput answers;
    private final Strand strand;
    private final Ticker ticker;
    private final ByteBuffer frame;
    private long sequenceId;
    private long heardNanos;

    FluxModel(FluxTurns turns, SandboxConnection connection) {
        this.turns = turns;
        this.requestId = connection.requestId();
        this.answers = connection.output();
        this.strand = connection.strand();
        this.ticker = connection.ticker();
        Duration length = Duration.ofMillis(VoiceActivity.FRAME_MILLIS);
        this.frame =
                ByteBuffer.allocate(AudioFormat.linear16(connection.rateHz()).bytes(length));
    }

    @Override
    public void opened(Connection connection) {
        answers.open(connection);
        say("Connected", JsonObjects.object());
        heardNanos = ticker.nanos();
        strand.after(IDLE_CHECK, this::watch);
    }

    /** A client's own pings are answered by the container and stay unseen, so its life is asked for by a ping. */
    private void watch() {
        if (answers.isOver()) {
            return;
        }
        if (ticker.nanos() - heardNanos > PING.toNanos()) {
            answers.ping();
        }
        if (ticker.nanos() - heardNanos > IDLE.toNanos()) {
            answers.end(SILENT);
        } else {
            strand.after(IDLE_CHECK, this::watch);
        }
    }

    @Override
    public void received(Message message) {
        heardNanos = ticker.nanos();
        if (answers.isOver()) {
            return;
        }
        if (message instanceof Message.Binary audio) {
            hear(audio.data().duplicate());
        } else if (message instanceof Message.Text control) {
            obey(control.text());
        }
    }

    private void hear(ByteBuffer audio) {
        while (audio.hasRemaining()) {
            int count = Math.min(audio.remaining(), frame.remaining());
            frame.put(audio.slice(audio.position(), count));
            audio.position(audio.position() + count);
            if (!frame.hasRemaining()) {
                short[] samples = Pcm16.samples(frame.flip());
                frame.clear();
                turns.frame(Pcm16.rms(samples, 0, samples.length)).ifPresent(event -> tell(event, trigger()));
            }
        }
    }

    private Optional<String> trigger() {
        return Optional.of(turns.confidence() >= turns.settings().eot() ? "model" : "timeout");
    }

    private void tell(FluxTurns.Event event, Optional<String> trigger) {
        FluxTurn turn = turns.turn();
        JsonObjectBuilder message = JsonObjects.object()
                .add("event", event.wireName())
                .add("turn_index", turns.index())
                .add("audio_window_start", turns.windowStartMillis() / MILLIS_PER_SECOND)
                .add("audio_window_end", turns.nowMillis() / MILLIS_PER_SECOND)
                .add("transcript", turn.transcript())
                .add("words", turn.describeWords())
                .add("end_of_turn_confidence", turns.confidence());
        if (event == FluxTurns.Event.END) {
            trigger.ifPresent(cause -> message.add("trigger", cause));
        }
        say("TurnInfo", message);
        if (event == FluxTurns.Event.END) {
            turns.next();
        }
    }

    private void obey(String text) {
        JsonObject control = JsonObjects.parse(text).orElse(JsonObject.EMPTY_JSON_OBJECT);
        switch (JsonObjects.text(control, "type").orElse("")) {
            case "CloseStream" -> finish();
            case "Configure" -> configure(control);
            default -> refuse();
        }
    }

    private void finish() {
        turns.finish().ifPresent(event -> tell(event, Optional.empty()));
        answers.end(Close.DONE);
    }

    private void configure(JsonObject control) {
        Optional<FluxSettings> changed = turns.settings().configured(control);
        changed.ifPresent(turns::configure);
        if (changed.isPresent()) {
            say("ConfigureSuccess", changed.get().describe(JsonObjects.object()));
        } else {
            say(
                    "ConfigureFailure",
                    JsonObjects.object()
                            .add("error_code", "INVALID_CONFIGURATION")
                            .add("description", "A value is out of range or of the wrong type"));
        }
    }

    private void refuse() {
        say(
                "Error",
                JsonObjects.object()
                        .add("code", UNPARSABLE.reason())
                        .add("description", "The message is not JSON or its type is not known"));
        answers.end(UNPARSABLE);
    }

    private void say(String type, JsonObjectBuilder members) {
        answers.say(JsonObjects.object()
                .add("type", type)
                .add("request_id", requestId)
                .add("sequence_id", sequenceId++)
                .addAll(members));
    }

    @Override
    public void ponged() {
        heardNanos = ticker.nanos();
    }

    @Override
    public void ended(Close close) {
        answers.gone();
    }
}
