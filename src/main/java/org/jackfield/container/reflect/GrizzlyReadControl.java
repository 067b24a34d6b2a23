package org.jackfield.container.reflect;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * Reading from a connection of Tyrus' client, which can be paused.
 *
 * <p>Each of these connections has a chain of filters of its own, with one in it that lets reads pass. It is replaced by this
 * one, which suspends the read that comes while it is paused; Grizzly reads no further until that one is resumed.
 */
final class GrizzlyReadControl implements ReadControl, InvocationHandler {

    private static final String FILTER = "org.glassfish.grizzly.filterchain.Filter";
    private static final String PASSING = "GrizzlyTransportTimeoutFilter";

    private final Object passing;
    private final Executor workers;
    private boolean paused;
    private @Nullable Object suspended;

    private GrizzlyReadControl(Object passing, Executor workers) {
        this.passing = passing;
        this.workers = workers;
    }

    /** Puts one into the chain of a connection; empty if there is no place for it. */
    static Optional<ReadControl> of(Object connection) {
        Optional<Object> chain = Internals.call(connection, "getProcessor");
        Optional<Object> workers =
                Internals.call(connection, "getTransport").flatMap(it -> Internals.call(it, "getWorkerThreadPool"));
        if (chain.isPresent()
                && chain.get() instanceof List<?> filters
                && workers.isPresent()
                && workers.get() instanceof Executor executor) {
            return filters.stream()
                    .filter(filter -> filter.getClass().getSimpleName().equals(PASSING))
                    .findFirst()
                    .flatMap(passing -> replace(filters, passing, new GrizzlyReadControl(passing, executor)));
        }
        return Optional.empty();
    }

    private static Optional<ReadControl> replace(List<?> filters, Object passing, GrizzlyReadControl tap) {
        try {
            ClassLoader loader = passing.getClass().getClassLoader();
            Class<?> filter = Internals.beside(passing.getClass(), FILTER);
            @SuppressWarnings("unchecked")
            List<Object> writable = (List<Object>) filters;
            writable.set(filters.indexOf(passing), Proxy.newProxyInstance(loader, new Class<?>[] {filter}, tap));
            return Optional.of(tap);
        } catch (ClassNotFoundException e) {
            return Optional.empty();
        }
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
        if (arguments != null && method.getName().equals("handleRead")) {
            Optional<Object> suspension = suspend(arguments[0]);
            if (suspension.isPresent()) {
                return suspension.get();
            }
        }
        try {
            return method.invoke(passing, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause() == null ? e : e.getCause();
        }
    }

    /** What tells Grizzly that this read waits; empty if it goes on. */
    private synchronized Optional<Object> suspend(Object read) {
        if (!paused) {
            return Optional.empty();
        }
        suspended = read;
        Optional<Object> unused = Internals.call(read, "suspend");
        return Internals.call(read, "getSuspendAction");
    }

    @Override
    public synchronized void pause() {
        paused = true;
    }

    /** What waited is read on a thread of Grizzly's, as always. */
    @Override
    public synchronized void resume() {
        paused = false;
        Object read = suspended;
        suspended = null;
        if (read != null) {
            workers.execute(() -> Internals.call(read, "resume"));
        }
    }
}
