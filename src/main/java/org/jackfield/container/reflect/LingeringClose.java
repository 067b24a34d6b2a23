package org.jackfield.container.reflect;

import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jackfield.wire.Close;
import org.jspecify.annotations.Nullable;

/**
 * The close of Tyrus' server without the drop of the connection that it brings: the frame goes out, and the connection stays
 * until the client's close comes. A connection that is dropped with bytes unread is reset, and what was written last is lost
 * with it (RFC 9112 section 9.6).
 */
final class LingeringClose {

    private static final int FINAL_CLOSE = 0x88;
    private static final String LISTENER = "org.glassfish.grizzly.CloseListener";

    private final Object socket;
    private final Object connection;

    /**
     * @param socket a {@code TyrusWebSocket}
     * @param connection Grizzly's connection beneath it
     */
    LingeringClose(Object socket, Object connection) {
        this.socket = socket;
        this.connection = connection;
    }

    /**
     * Sends the frame, in order with what was sent before; false if that is not possible or was done.
     *
     * @param gone called when the connection is no more; Tyrus does not tell of a client that leaves without its close
     */
    boolean send(Close close, Runnable gone) {
        boolean sent =
                beginClosing() && Internals.call(socket, "sendRawFrame", List.of(ByteBuffer.class), frame(close));
        if (sent) {
            tellOfTheEnd(gone);
        }
        return sent;
    }

    /** From here on Tyrus takes the client's close for the answer, and sends none itself. */
    private boolean beginClosing() {
        Optional<Object> state = Internals.field(socket, "state");
        return state.isPresent() && state.get() instanceof AtomicReference<?> reference && move(reference);
    }

    @SuppressWarnings("unchecked")
    private static boolean move(AtomicReference<?> state) {
        return state.get() instanceof Enum<?> now
                && now.name().equals("CONNECTED")
                && ((AtomicReference<Object>) state)
                        .compareAndSet(now, Enum.valueOf(now.getDeclaringClass(), "CLOSING"));
    }

    private void tellOfTheEnd(Runnable gone) {
        try {
            Class<?> type = Internals.beside(connection.getClass(), LISTENER);
            Object listener = Proxy.newProxyInstance(
                    type.getClassLoader(),
                    new Class<?>[] {type},
                    (proxy, method, arguments) -> answer(proxy, method, gone));
            boolean unused = Internals.call(connection, "addCloseListener", List.of(type), listener);
        } catch (ClassNotFoundException e) {
            // The close limit ends it.
        }
    }

    private static @Nullable Object answer(Object listener, Method called, Runnable gone) {
        if (called.getReturnType() == void.class) {
            gone.run();
            return null;
        }
        return called.getName().equals("hashCode") ? System.identityHashCode(listener) : (Object) false;
    }

    private static ByteBuffer frame(Close close) {
        byte[] reason = close.reason().getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(Short.BYTES * 2 + reason.length)
                .put((byte) FINAL_CLOSE)
                .put((byte) (Short.BYTES + reason.length))
                .putShort((short) close.code())
                .put(reason)
                .flip();
    }
}
