package org.jackfield;

import java.lang.System.Logger.Level;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;

/**
 * SIGTERM and SIGINT, heard before the server hears them. A server stops in a hook of the JVM, and the JVM runs all hooks at
 * once: only here is there time left to let sessions finish.
 *
 * <p>The listener is called on a thread that the JVM makes for each signal, and may wait. Once it answers true the handlers
 * are again those of before, and the signal is raised once more for them. Where a JVM keeps its signals to itself
 * ({@code -Xrs}) nothing is heard, and the log says so.
 *
 * <p>Deliberate: the JDK's classes for this are reached by reflection, as there is no portable API and not every server lets a
 * deployment see them.
 */
final class TerminationSignals implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(TerminationSignals.class.getName());

    private static final List<String> NAMES = List.of("TERM", "INT");
    private static final String SIGNAL = "sun.misc.Signal";
    private static final String HANDLER = "sun.misc.SignalHandler";

    private final Predicate<String> listener;

    /** What is to be put back, by signal; taken out by the call that puts it back. */
    private final AtomicReference<Map<Object, Object>> before = new AtomicReference<>(Map.of());

    private TerminationSignals(Predicate<String> listener) {
        this.listener = listener;
    }

    /**
     * Hears them until it is closed.
     *
     * @param listener is told the name of each, e.g. {@code SIGTERM}; true if the process shall end now
     */
    static TerminationSignals heardBy(Predicate<String> listener) {
        TerminationSignals signals = new TerminationSignals(listener);
        try {
            signals.install();
        } catch (ReflectiveOperationException | RuntimeException e) {
            LOG.log(Level.WARNING, "The server alone hears when the process is to end: {0}", e.toString());
        }
        return signals;
    }

    private void install() throws ReflectiveOperationException {
        Object handler =
                Proxy.newProxyInstance(jdk(), new Class<?>[] {type(HANDLER)}, (InvocationHandler) this::called);
        Map<Object, Object> replaced = new HashMap<>();
        for (String name : NAMES) {
            Object signal = type(SIGNAL).getConstructor(String.class).newInstance(name);
            replaced.put(signal, Objects.requireNonNull(handle().invoke(null, signal, handler)));
            before.set(Map.copyOf(replaced));
        }
    }

    /** A call of the handler, {@code toString()} and its like included. */
    private Object called(Object handler, Method method, Object[] arguments) throws ReflectiveOperationException {
        if (method.getDeclaringClass() == Object.class) {
            return method.invoke(this, arguments);
        }
        Object signal = arguments[0];
        if (isToEnd(signal.toString())) {
            close();
            type(SIGNAL).getMethod("raise", type(SIGNAL)).invoke(null, signal);
        }
        return signal;
    }

    /**
     * Asks the listener, in the context of this deployment, which the JVM's thread does not have. One that fails keeps nobody
     * from ending.
     */
    private boolean isToEnd(String name) {
        Thread thread = Thread.currentThread();
        ClassLoader loader = thread.getContextClassLoader();
        thread.setContextClassLoader(TerminationSignals.class.getClassLoader());
        try {
            return listener.test(name);
        } catch (RuntimeException bug) {
            LOG.log(Level.ERROR, "{0} was not prepared for: {1}", name, bug.toString());
            return true;
        } finally {
            thread.setContextClassLoader(loader);
        }
    }

    /** Nothing is heard any more, and nothing of this deployment is left with the JVM. */
    @Override
    public void close() {
        try {
            for (Map.Entry<Object, Object> old : before.getAndSet(Map.of()).entrySet()) {
                handle().invoke(null, old.getKey(), old.getValue());
            }
        } catch (ReflectiveOperationException | RuntimeException e) {
            LOG.log(Level.WARNING, "Signals are not given back: {0}", e.toString());
        }
    }

    private static Method handle() throws ReflectiveOperationException {
        return type(SIGNAL).getMethod("handle", type(SIGNAL), type(HANDLER));
    }

    private static Class<?> type(String name) throws ClassNotFoundException {
        return Class.forName(name, true, jdk());
    }

    private static ClassLoader jdk() {
        return ClassLoader.getPlatformClassLoader();
    }
}
