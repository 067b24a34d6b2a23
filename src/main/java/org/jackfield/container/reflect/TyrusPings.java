package org.jackfield.container.reflect;

import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Tells of the pings of a client, which Tyrus answers without a word: what it answers waits for a client that does not read.
 *
 * <p>Payara keeps what belonged to a connection for the next one, Tyrus' socket among it, so the listener is taken out at the
 * end of the session.
 */
final class TyrusPings {

    private static final String LISTENER = "org.glassfish.tyrus.core.monitoring.MessageEventListener";
    private static final String FIELD = "messageEventListener";

    private final Object socket;
    private final Optional<Object> before;

    private TyrusPings(Object socket) {
        this.socket = socket;
        this.before = Internals.field(socket, FIELD);
    }

    /**
     * Called once, when the session opens; empty if pings stay untold.
     *
     * @param socket a {@code TyrusWebSocket}
     * @param pinged called by the thread that reads, after each ping
     */
    static Optional<TyrusPings> tell(Object socket, Runnable pinged) {
        TyrusPings pings = new TyrusPings(socket);
        return pings.before.isPresent() && pings.listen(pinged) ? Optional.of(pings) : Optional.empty();
    }

    /** Tells no more, and holds nothing. */
    void end() {
        boolean unused = Internals.setField(socket, FIELD, before.orElseThrow());
    }

    private boolean listen(Runnable pinged) {
        try {
            Class<?> type = Internals.beside(socket.getClass(), LISTENER);
            Object listener =
                    Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                        if (isPing(method, arguments)) {
                            pinged.run();
                        }
                        return null;
                    });
            return Internals.setField(socket, FIELD, listener);
        } catch (ClassNotFoundException e) {
            return false;
        }
    }

    private static boolean isPing(Method method, Object @Nullable [] arguments) {
        return arguments != null
                && method.getName().equals("onFrameReceived")
                && arguments[0].toString().equals("PING");
    }
}
