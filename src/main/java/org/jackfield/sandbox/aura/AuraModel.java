package org.jackfield.sandbox.aura;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Optional;
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
 * Deepgram Aura-2 as it appears on the wire: takes text, sends mono PCM16.
 *
 * <p>All calls come on the connection's {@link Strand}.
 */
final class AuraModel implements ConnectionListener {

    private static final int MAX_SPEAK_CHARS = 2000;
    private static final int MAX_WAITING_CHARS = 50_000;
    private static final int MAX_FLUSHES = 20;
    private static final Duration FLUSH_WINDOW = Duration.ofSeconds(60);

    private static final Close NOT_TEXT = new Close(Close.UNSUPPORTED_DATA, "MESSAGE-0000: only text is understood");
    private static final Close NOT_JSON = new Close(Close.POLICY_VIOLATION, "DATA-0000: the message is not understood");
    private static final Close NO_TEXT = new Close(Close.POLICY_VIOLATION, "DATA-0001: the text is empty");
    private static final Close LONG_TEXT =
            new Close(Close.TOO_BIG, "BIG-0000: the text is longer than 2000 characters");
    private static final Close MUCH_TEXT = new Close(Close.TOO_BIG, "BIG-0001: too much text waits");

    private static final String EXCESSIVE = "EXCESSIVE_FLUSH";
    private static final String EXCESSIVE_WORDS = "Rate limit exceeded for flushes: at most 20 in 60 seconds";

    private final AuraPlayer player;
    private final String speaker;
    private final String requestId;
    private final SandboxOutput answers;
    private final Ticker ticker;
    private final SentenceBuffer text = new SentenceBuffer();
    private final ArrayDeque<Long> flushNanos = new ArrayDeque<>();
    private int sequenceId;
    private boolean closing;

    AuraModel(AuraPlayer player, String speaker, SandboxConnection connection) {
        this.player = player;
        this.speaker = speaker;
        this.requestId = connection.requestId();
        this.answers = connection.output();
        this.ticker = connection.ticker();
    }

    @Override
    public void opened(Connection connection) {
        answers.open(connection);
        answers.say(JsonObjects.object()
                .add("type", "Metadata")
                .add("request_id", requestId)
                .add("model_name", "aura-2-" + speaker + "-en")
                .add("model_version", "2025-04-07.0")
                .add("model_uuid", "00000000-0000-4000-8000-000000000002")
                .add("additional_model_uuids", JsonValue.EMPTY_JSON_ARRAY));
    }

    @Override
    public void received(Message message) {
        if (closing || answers.isOver()) {
            return;
        }
        if (message instanceof Message.Text control) {
            obey(JsonObjects.parse(control.text()));
        } else {
            answers.end(NOT_TEXT);
        }
    }

    private void obey(Optional<JsonObject> control) {
        switch (control.flatMap(known -> JsonObjects.text(known, "type")).orElse("")) {
            case "Speak" -> speak(control.flatMap(known -> JsonObjects.text(known, "text")));
            case "Flush" -> flush();
            case "Clear" -> clear();
            case "Close" -> close();
            default -> answers.end(NOT_JSON);
        }
    }

    private void speak(Optional<String> given) {
        Optional<Close> problem = problem(given);
        problem.ifPresent(answers::end);
        if (problem.isEmpty()) {
            text.add(given.orElse("")).forEach(player::say);
        }
    }

    private Optional<Close> problem(Optional<String> given) {
        if (given.filter(words -> !words.isBlank()).isEmpty()) {
            return Optional.of(given.isEmpty() ? NOT_JSON : NO_TEXT);
        }
        int length = given.get().length();
        if (length > MAX_SPEAK_CHARS) {
            return Optional.of(LONG_TEXT);
        }
        boolean fits = text.length() + player.waitingChars() + length <= MAX_WAITING_CHARS;
        return fits ? Optional.empty() : Optional.of(MUCH_TEXT);
    }

    private void sayRest() {
        player.say(text.takeRest());
    }

    private void flush() {
        if (isFlushAllowed()) {
            sayRest();
            player.tell(() -> tellSequence("Flushed"));
        } else {
            player.tell(this::warn);
        }
    }

    private boolean isFlushAllowed() {
        long now = ticker.nanos();
        while (!flushNanos.isEmpty() && now - flushNanos.element() >= FLUSH_WINDOW.toNanos()) {
            flushNanos.remove();
        }
        boolean allowed = flushNanos.size() < MAX_FLUSHES;
        if (allowed) {
            flushNanos.add(now);
        }
        return allowed;
    }

    private void warn() {
        answers.say(JsonObjects.object()
                .add("type", "Warning")
                .add("code", EXCESSIVE)
                .add("description", EXCESSIVE_WORDS)
                .add("warn_code", EXCESSIVE)
                .add("warn_msg", EXCESSIVE_WORDS));
    }

    private void clear() {
        text.clear();
        player.clear();
        tellSequence("Cleared");
    }

    private void close() {
        closing = true;
        sayRest();
        player.tell(() -> answers.end(Close.DONE));
    }

    private void tellSequence(String type) {
        answers.say(JsonObjects.object().add("type", type).add("sequence_id", sequenceId++));
    }

    @Override
    public void ponged() {
        // Nothing here ends for want of a pong.
    }

    @Override
    public void ended(Close close) {
        answers.gone();
    }
}
