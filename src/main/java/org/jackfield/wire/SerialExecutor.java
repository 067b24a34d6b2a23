package org.jackfield.wire;

import java.util.ArrayDeque;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * An executor that runs its tasks one at a time, in the order given, on the threads of another.
 *
 * <p>What runs here may keep its state in plain fields. The monitor is not held while a task runs; a task that throws does
 * not keep the later ones from running. A task beyond the bound is refused with a {@link RejectedExecutionException}.
 */
public final class SerialExecutor implements Executor {

    private final Executor threads;
    private final int maxWaiting;
    private final ArrayDeque<Runnable> waiting = new ArrayDeque<>();
    private boolean running;

    public SerialExecutor(Executor threads, int maxWaiting) {
        this.threads = threads;
        this.maxWaiting = maxWaiting;
    }

    @Override
    public void execute(Runnable task) {
        synchronized (this) {
            if (waiting.size() >= maxWaiting) {
                throw new RejectedExecutionException("More than " + maxWaiting + " tasks wait");
            }
            waiting.add(task);
            if (running) {
                return;
            }
            running = true;
        }
        start();
    }

    private void start() {
        try {
            threads.execute(this::work);
        } catch (RejectedExecutionException shutDown) {
            synchronized (this) {
                running = false;
                waiting.clear();
            }
            throw shutDown;
        }
    }

    private void work() {
        boolean finished = false;
        try {
            for (Runnable task = next(); task != null; task = next()) {
                task.run();
            }
            finished = true;
        } finally {
            if (!finished) {
                start();
            }
        }
    }

    private synchronized @Nullable Runnable next() {
        Runnable task = waiting.poll();
        running = task != null;
        return task;
    }
}
