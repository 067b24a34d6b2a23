package org.jackfield.upstream.dial.jdk;

import java.util.concurrent.Executor;
import java.util.function.Supplier;

/**
 * The executor of the JDK's client, which has its dials begun where they are ordered.
 *
 * <p>A dial begins with a look-up of the name, on whatever thread the client's executor has for it, and nothing can interrupt
 * that. On the client's own threads it would hold up the messages of all connections.
 */
final class OpeningExecutor implements Executor {

    private final Executor io;
    private final ThreadLocal<Boolean> opening = ThreadLocal.withInitial(() -> false);

    /** @param io runs everything else */
    OpeningExecutor(Executor io) {
        this.io = io;
    }

    /** Runs what {@code order} gives this executor on the calling thread. */
    <T> T during(Supplier<T> order) {
        opening.set(true);
        try {
            return order.get();
        } finally {
            opening.remove();
        }
    }

    @Override
    public void execute(Runnable task) {
        if (opening.get()) {
            task.run();
        } else {
            io.execute(task);
        }
    }
}
