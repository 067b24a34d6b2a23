package org.jackfield.sandbox.peer;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jackfield.wire.SerialExecutor;

/** The one line on which everything of a connection happens: its callbacks, its timers and its results. */
public final class Strand implements Executor {

    /** More than the frames of a recording as large as may be, which come all at once. */
    private static final int MAX_WAITING = 1 << 12;

    private final ScheduledExecutorService scheduler;
    private final SerialExecutor serial;

    public Strand(ScheduledExecutorService scheduler) {
        this.scheduler = scheduler;
        this.serial = new SerialExecutor(scheduler, MAX_WAITING);
    }

    /** Runs the task soon; a {@link RejectedExecutionException} if too much waits or the executor is shut down. */
    @Override
    public void execute(Runnable task) {
        serial.execute(task);
    }

    /** Runs the task later, never if the executor is shut down. */
    public void after(Duration delay, Runnable task) {
        try {
            ScheduledFuture<?> unused =
                    scheduler.schedule(() -> serial.execute(task), delay.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException shutDown) {
            return;
        }
    }
}
