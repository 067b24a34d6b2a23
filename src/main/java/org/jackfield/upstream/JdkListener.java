package org.jackfield.upstream;

import java.io.ByteArrayOutputStream;
import java.net.ProtocolException;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jackfield.wire.Close;
import org.jackfield.wire.ConnectionListener;
import org.jackfield.wire.Message;
import org.jspecify.annotations.Nullable;

/** The reading half of a {@code java.net.http.WebSocket}: whole messages up to a bound, and the end once. */
final class JdkListener implements WebSocket.Listener {

    private static final System.Logger LOG = System.getLogger(JdkListener.class.getName());

    private final DialAttempt attempt;
    private final ConnectionListener listener;
    private final int maxMessageBytes;
    private final CompletableFuture<Close> end = new CompletableFuture<>();
    private StringBuilder text = new StringBuilder();
    private ByteArrayOutputStream binary = new ByteArrayOutputStream(0);

    JdkListener(DialAttempt attempt, ConnectionListener listener, int maxMessageBytes) {
        this.attempt = attempt;
        this.listener = listener;
        this.maxMessageBytes = maxMessageBytes;
    }

    @Override
    public void onOpen(WebSocket socket) {
        if (!attempt.opened()) {
            socket.abort();
            return;
        }
        CompletableFuture<?> unused = end.thenAccept(listener::ended);
        listener.opened(new JdkConnection(socket, end));
        socket.request(1);
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence part, boolean last) {
        if (part.length() > maxMessageBytes - text.length()) {
            return tooLarge(socket);
        }
        text.append(part);
        if (last) {
            Message whole = Message.text(text.toString());
            text = new StringBuilder();
            if (whole.sizeBytes() > maxMessageBytes) {
                return tooLarge(socket);
            }
            deliver(whole);
        }
        socket.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onBinary(WebSocket socket, ByteBuffer part, boolean last) {
        if (part.remaining() > maxMessageBytes - binary.size()) {
            return tooLarge(socket);
        }
        byte[] bytes = new byte[part.remaining()];
        part.get(bytes);
        if (last && binary.size() == 0) {
            deliver(Message.binary(bytes));
        } else {
            binary.writeBytes(bytes);
            if (last) {
                deliver(Message.binary(binary.toByteArray()));
                binary = new ByteArrayOutputStream(0);
            }
        }
        socket.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onPong(WebSocket socket, ByteBuffer data) {
        listener.ponged();
        socket.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
        end.complete(new Close(code, reason));
        return null;
    }

    @Override
    public void onError(WebSocket socket, Throwable error) {
        LOG.log(
                System.Logger.Level.DEBUG,
                "An upstream connection failed: {0}",
                error.getClass().getName());
        end.complete(error instanceof ProtocolException ? new Close(Close.PROTOCOL_ERROR, "") : Close.LOST);
    }

    private void deliver(Message message) {
        if (!end.isDone()) {
            listener.received(message);
        }
    }

    private @Nullable CompletionStage<?> tooLarge(WebSocket socket) {
        Close why = new Close(Close.TOO_BIG, "");
        end.complete(why);
        CompletableFuture<?> unused =
                socket.sendClose(JdkConnection.sendable(why).code(), "").whenComplete((sent, error) -> socket.abort());
        return null;
    }
}
