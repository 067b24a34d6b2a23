package org.jackfield.testing.sockets;

import jakarta.json.JsonObject;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import org.jackfield.wire.Close;
import org.jackfield.wire.Message;
import org.jspecify.annotations.Nullable;

/**
 * A well-behaved client of a WebSocket that remembers all it is told.
 *
 * <p>Every {@code await} gives up with a failed assertion. Whoever connected it closes it, which drops the connection.
 */
public final class TestClient implements AutoCloseable {

    private static final long BREATH_NANOS = 2_000_000;
    private static final long PATIENCE_SECONDS = 15;
    private static final Message END = Message.text("");

    private final BlockingQueue<Message> messages = new LinkedBlockingQueue<>();
    private final List<Message> all = new CopyOnWriteArrayList<>();
    private final CompletableFuture<Close> closed = new CompletableFuture<>();
    private final WebSocket socket;

    private TestClient(WebSocket.Builder handshake, URI uri) {
        this.socket = await(handshake.buildAsync(uri, new Ear()), "The upgrade was not answered.");
    }

    public static TestClient connect(HttpClient http, URI uri) {
        return new TestClient(http.newWebSocketBuilder(), uri);
    }

    /** The same with a header. */
    public static TestClient connect(HttpClient http, URI uri, String name, String value) {
        return new TestClient(http.newWebSocketBuilder().header(name, value), uri);
    }

    // What is said.

    public TestClient send(String text) {
        await(socket.sendText(text, true), "The text was not sent after " + texts());
        return this;
    }

    public TestClient send(byte[] data) {
        await(socket.sendBinary(ByteBuffer.wrap(data), true), "The data was not sent after " + texts());
        return this;
    }

    /** Sends {@code data} again and again, with a breath between, as often as told or until the connection is over. */
    public void pour(byte[] data, int times) {
        for (int i = 0; i < times && !closed.isDone(); i++) {
            try {
                socket.sendBinary(ByteBuffer.wrap(data), true).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
                LockSupport.parkNanos(BREATH_NANOS);
            } catch (ExecutionException | TimeoutException e) {
                return;
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }
    }

    /** Sends a close frame and leaves the rest to the server. */
    public void leave(int code, String reason) {
        await(socket.sendClose(code, reason), "The close was not sent.");
    }

    /** Drops the connection. */
    @Override
    public void close() {
        socket.abort();
    }

    // What is heard.

    /** The next message of any kind. */
    public Message await() {
        try {
            Message next = messages.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (next == null || next == END) {
                throw new AssertionError((next == null ? "Nothing more came" : "It ended") + " after " + texts());
            }
            return next;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** The next text of this {@code type}; what comes before it is passed over. */
    public JsonObject await(String type) {
        while (true) {
            if (await() instanceof Message.Text text) {
                JsonObject object = json(text.text());
                if (object.getString("type").equals(type)) {
                    return object;
                }
            }
        }
    }

    /** The next binary message; what comes before it is passed over. */
    public byte[] awaitBinary() {
        while (true) {
            if (await() instanceof Message.Binary binary) {
                return binary.copy();
            }
        }
    }

    /** The close frame; 1006 if the connection ended without one. */
    public Close awaitClose() {
        return await(closed, "The server did not close after " + texts());
    }

    /** The code of the {@code error} that comes next. */
    public String awaitErrorCode() {
        return await("error").getString("code");
    }

    /** The codes of all errors up to now. */
    public List<String> errorCodes() {
        return Members.errorCodes(texts());
    }

    /** All texts up to now. */
    public List<String> texts() {
        List<String> texts = new ArrayList<>();
        for (Message message : all) {
            if (message instanceof Message.Text text) {
                texts.add(text.text());
            }
        }
        return texts;
    }

    public boolean isOpen() {
        return !closed.isDone();
    }

    public static JsonObject json(String text) {
        return Members.of(text);
    }

    private static <T> T await(CompletableFuture<T> what, String otherwise) {
        try {
            return what.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException e) {
            throw new AssertionError(otherwise, e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private final class Ear implements WebSocket.Listener {

        private final StringBuilder text = new StringBuilder();
        private final ByteArrayOutputStream binary = new ByteArrayOutputStream();

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
            text.append(part);
            if (last) {
                heard(Message.text(text.toString()));
                text.setLength(0);
            }
            from.request(1);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onBinary(WebSocket from, ByteBuffer part, boolean last) {
            byte[] bytes = new byte[part.remaining()];
            part.get(bytes);
            binary.writeBytes(bytes);
            if (last) {
                heard(Message.binary(binary.toByteArray()));
                binary.reset();
            }
            from.request(1);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
            over(new Close(code, reason));
            return null;
        }

        @Override
        public void onError(WebSocket from, Throwable error) {
            over(Close.LOST);
        }

        private void heard(Message message) {
            all.add(message);
            messages.add(message);
        }

        private void over(Close close) {
            closed.complete(close);
            messages.add(END);
        }
    }
}
