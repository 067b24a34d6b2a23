package org.jackfield.container.reflect;

import jakarta.websocket.Session;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Tells of the pings of a client, which Tyrus answers without a word: what it answers waits for a client that does not read. */
final class TyrusPings {

    private static final String LISTENER = "org.glassfish.tyrus.core.monitoring.MessageEventListener";
    private static final String FIELD = "messageEventListener";

    private TyrusPings() {}

    /**
     * Called once, when the session opens; false if pings stay untold.
     *
     * @param pinged called by the thread that reads, after each ping
     */
    static boolean tell(Session session, Runnable pinged) {
        Optional<Object> socket =
                Internals.field(session, "basicRemote").flatMap(remote -> Internals.field(remote, "webSocket"));
        return socket.isPresent() && listen(socket.get(), pinged);
    }

    private static boolean listen(Object socket, Runnable pinged) {
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
