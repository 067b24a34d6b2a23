package org.jackfield.testing.fakes;

import jakarta.websocket.MessageHandler;
import jakarta.websocket.RemoteEndpoint;
import jakarta.websocket.SendHandler;
import jakarta.websocket.SendResult;
import jakarta.websocket.Session;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A Jakarta session without a network: takes handlers and settings, remembers the last argument of each call. */
public final class FakeSession {

    private final Map<Class<?>, MessageHandler> handlers = new HashMap<>();
    private final Map<String, Object> calls = new HashMap<>();
    private final RemoteEndpoint.Async remote = proxy(RemoteEndpoint.Async.class, this::remote);
    private final Session session = proxy(Session.class, this::session);
    private boolean open = true;
    private boolean broken;

    public Session session() {
        return session;
    }

    public void setOpen(boolean open) {
        this.open = open;
    }

    /** Makes every write throw from now on. */
    public void breakWrites() {
        broken = true;
    }

    /** The last argument of the last call of a method. */
    public Object called(String method) {
        return calls.getOrDefault(method, "not called");
    }

    public int handlers() {
        return handlers.size();
    }

    /** Plays the container that received a message. */
    public void receive(Class<?> type, Object message) {
        receive(type, message, true);
    }

    /** Plays the container that received a part of a message. */
    @SuppressWarnings("unchecked")
    public void receive(Class<?> type, Object part, boolean last) {
        if (handlers.get(type) instanceof MessageHandler.Partial<?> handler) {
            ((MessageHandler.Partial<Object>) handler).onMessage(part, last);
        } else {
            throw new AssertionError("no handler for " + type);
        }
    }

    private @Nullable Object session(Object proxy, Method method, Object @Nullable [] given) {
        Object[] arguments = given == null ? new Object[0] : given;
        if (arguments.length > 0) {
            calls.put(method.getName(), arguments[arguments.length - 1]);
        }
        return switch (method.getName()) {
            case "getAsyncRemote" -> remote;
            case "isOpen" -> open;
            case "addMessageHandler" -> handlers.put((Class<?>) arguments[0], (MessageHandler) arguments[1]);
            default -> null;
        };
    }

    private @Nullable Object remote(Object proxy, Method method, Object @Nullable [] arguments) {
        if (broken) {
            throw new IllegalStateException("secret");
        }
        if (arguments != null && arguments[arguments.length - 1] instanceof SendHandler handler) {
            handler.onResult(new SendResult());
        }
        return null;
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }
}
