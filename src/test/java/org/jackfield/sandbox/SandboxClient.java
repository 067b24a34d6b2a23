package org.jackfield.sandbox;

import jakarta.json.JsonObject;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.stream.Stream;
import org.jackfield.sandbox.peer.JsonObjects;
import org.jackfield.sandbox.voice.FormantVoice;
import org.jackfield.testing.fakes.FakeConnection;
import org.jackfield.testing.fakes.ManualScheduler;
import org.jackfield.testing.fakes.ManualTicker;
import org.jackfield.wire.ConnectionListener;
import org.jackfield.wire.Message;

/** One socket of a sandbox whose time stands still until a test moves it. */
public final class SandboxClient {

    public final ManualTicker ticker = new ManualTicker();
    public final ManualScheduler scheduler = new ManualScheduler(ticker);
    public final FakeConnection connection;
    public final ConnectionListener listener;

    public SandboxClient(String query) {
        this(query, new FakeConnection());
    }

    public SandboxClient(String query, FakeConnection connection) {
        this.connection = connection;
        Executor executor = scheduler;
        Sandbox sandbox = new Sandbox(scheduler, ticker, () -> "id-1", new FormantVoice(executor));
        listener = sandbox.accept(Accepting.query(query));
        listener.opened(connection);
        scheduler.runDue();
    }

    public SandboxClient send(String text) {
        listener.received(Message.text(text));
        scheduler.runDue();
        return this;
    }

    public SandboxClient send(byte[] audio) {
        listener.received(new Message.Binary(ByteBuffer.wrap(audio)));
        scheduler.runDue();
        return this;
    }

    /** Sends PCM16 in frames as a client does. */
    public SandboxClient stream(byte[] audio, int frameBytes) {
        for (int start = 0; start < audio.length; start += frameBytes) {
            int count = Math.min(frameBytes, audio.length - start);
            listener.received(new Message.Binary(ByteBuffer.wrap(audio, start, count)));
            scheduler.runDue();
        }
        return this;
    }

    public SandboxClient pass(Duration time) {
        scheduler.advance(time);
        return this;
    }

    public List<JsonObject> messages() {
        return connection.texts().stream()
                .map(text -> JsonObjects.parse(text).orElseThrow(() -> new AssertionError(text)))
                .toList();
    }

    public Stream<JsonObject> messages(String type) {
        return messages().stream().filter(message -> message.getString("type").equals(type));
    }

    /** What was written, in order: the types of texts, and {@code audio} once for frames in a row. */
    public List<String> order() {
        Stream.Builder<String> order = Stream.builder();
        String last = "";
        for (Message message : connection.written()) {
            String kind = message instanceof Message.Text text
                    ? JsonObjects.parse(text.text())
                            .map(object -> object.getString("type"))
                            .orElse("garbage")
                    : "audio";
            if (!(kind.equals("audio") && last.equals("audio"))) {
                order.add(kind);
            }
            last = kind;
        }
        return order.build().toList();
    }

    public int closeCode() {
        return connection.closed().map(close -> close.code()).orElse(0);
    }

    public String closeReason() {
        return connection.closed().map(close -> close.reason()).orElse("");
    }
}
