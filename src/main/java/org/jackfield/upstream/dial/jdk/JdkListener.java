package org.jackfield.upstream.dial.jdk;

import java.net.ProtocolException;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.jackfield.upstream.dial.DialAttempt;
import org.jackfield.wire.Assembly;
import org.jackfield.wire.Close;
import org.jackfield.wire.ConnectionListener;
import org.jackfield.wire.Message;
import org.jspecify.annotations.Nullable;

/** The reading half of a {@code java.net.http.WebSocket}: whole messages up to a bound, and the end once. */
final class JdkListener implements WebSocket.Listener {

    private static final System.Logger LOG = System.getLogger(JdkListener.class.getName());

    private final DialAttempt attempt;
    private final ConnectionListener listener;
    private final Assembly assembly;
    private final JdkDemand demand;
    private final CompletableFuture<Close> end = new CompletableFuture<>();

    /** @param executor for what must not happen on the thread that asks for it */
    JdkListener(DialAttempt attempt, ConnectionListener listener, int maxMessageBytes, Executor executor) {
        this.attempt = attempt;
        this.listener = listener;
        this.assembly = new Assembly(maxMessageBytes, Integer.MAX_VALUE);
        this.demand = new JdkDemand(executor);
    }

    @Override
    public void onOpen(WebSocket socket) {
        if (!attempt.opened()) {
            socket.abort();
            return;
        }
        CompletableFuture<?> unused = end.thenAccept(listener::ended);
        listener.opened(new JdkConnection(socket, end, demand));
        demand.next(socket);
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence part, boolean last) {
        return taken(socket, assembly.text(part, last));
    }

    @Override
    public @Nullable CompletionStage<?> onBinary(WebSocket socket, ByteBuffer part, boolean last) {
        byte[] bytes = new byte[part.remaining()];
        part.get(bytes);
        return taken(socket, assembly.binary(bytes, last));
    }

    private @Nullable CompletionStage<?> taken(WebSocket socket, Optional<Message> whole) {
        if (assembly.isTooLarge()) {
            return tooLarge(socket);
        }
        if (whole.isPresent() && !end.isDone()) {
            listener.received(whole.get());
        }
        demand.next(socket);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onPong(WebSocket socket, ByteBuffer data) {
        listener.ponged();
        demand.next(socket);
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

    private @Nullable CompletionStage<?> tooLarge(WebSocket socket) {
        Close why = new Close(Close.TOO_BIG, "");
        end.complete(why);
        CompletableFuture<?> unused =
                socket.sendClose(JdkConnection.sendable(why).code(), "").whenComplete((sent, error) -> socket.abort());
        return null;
    }
}
