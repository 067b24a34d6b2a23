package org.jackfield.testing.fakes;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.Callable;
import java.util.concurrent.Delayed;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** An executor whose tasks run on the test's own thread, when the test says so or moves the time. */
public final class ManualScheduler extends AbstractExecutorService implements ScheduledExecutorService {

    private final ManualTicker ticker;
    private final List<Task<?>> tasks = new ArrayList<>();
    private long order;
    private boolean shutdown;

    public ManualScheduler(ManualTicker ticker) {
        this.ticker = ticker;
    }

    /** Runs all that is due, and what becomes due by it. */
    public void runDue() {
        for (Optional<Task<?>> next = next(ticker.nanos()); next.isPresent(); next = next(ticker.nanos())) {
            tasks.remove(next.get());
            next.get().run();
            next.get().repeat();
        }
    }

    /** Moves the time, stopping at each task on the way. */
    public void advance(Duration by) {
        runDue();
        long end = ticker.nanos() + by.toNanos();
        for (Optional<Task<?>> next = next(end); next.isPresent(); next = next(end)) {
            ticker.advance(Duration.ofNanos(Math.max(0, next.get().dueNanos - ticker.nanos())));
            runDue();
        }
        ticker.advance(Duration.ofNanos(end - ticker.nanos()));
    }

    /** How many tasks wait for their time. */
    public int waiting() {
        return tasks.size();
    }

    private Optional<Task<?>> next(long untilNanos) {
        return tasks.stream()
                .filter(task -> task.dueNanos <= untilNanos)
                .min(Comparator.<Task<?>>comparingLong(task -> task.dueNanos).thenComparingLong(task -> task.order));
    }

    private <T> Task<T> add(Callable<T> work, long delayNanos, long periodNanos) {
        if (shutdown) {
            throw new java.util.concurrent.RejectedExecutionException("shut down");
        }
        Task<T> task = new Task<>(work, ticker.nanos() + delayNanos, periodNanos);
        tasks.add(task);
        return task;
    }

    @Override
    public void execute(Runnable command) {
        Task<Boolean> unused = add(() -> done(command), 0, 0);
    }

    @Override
    public ScheduledFuture<?> schedule(Runnable command, long delay, TimeUnit unit) {
        return add(() -> done(command), unit.toNanos(delay), 0);
    }

    @Override
    public <V> ScheduledFuture<V> schedule(Callable<V> callable, long delay, TimeUnit unit) {
        return add(callable, unit.toNanos(delay), 0);
    }

    @Override
    public ScheduledFuture<?> scheduleAtFixedRate(Runnable command, long initial, long period, TimeUnit unit) {
        return add(() -> done(command), unit.toNanos(initial), unit.toNanos(period));
    }

    @Override
    public ScheduledFuture<?> scheduleWithFixedDelay(Runnable command, long initial, long delay, TimeUnit unit) {
        return add(() -> done(command), unit.toNanos(initial), unit.toNanos(delay));
    }

    private static boolean done(Runnable command) {
        command.run();
        return true;
    }

    @Override
    public void shutdown() {
        shutdown = true;
    }

    @Override
    public List<Runnable> shutdownNow() {
        shutdown = true;
        List<Runnable> left = List.copyOf(tasks);
        tasks.clear();
        return left;
    }

    @Override
    public boolean isShutdown() {
        return shutdown;
    }

    @Override
    public boolean isTerminated() {
        return shutdown && tasks.isEmpty();
    }

    @Override
    public boolean awaitTermination(long timeout, TimeUnit unit) {
        return isTerminated();
    }

    private final class Task<V> extends FutureTask<V> implements ScheduledFuture<V> {

        private final long order = ManualScheduler.this.order++;
        private final long periodNanos;
        private long dueNanos;

        Task(Callable<V> work, long dueNanos, long periodNanos) {
            super(work);
            this.dueNanos = dueNanos;
            this.periodNanos = periodNanos;
        }

        @Override
        public void run() {
            if (periodNanos > 0) {
                runAndReset();
            } else {
                super.run();
            }
        }

        void repeat() {
            if (periodNanos > 0 && !isDone() && !shutdown) {
                dueNanos += periodNanos;
                tasks.add(this);
            }
        }

        @Override
        public boolean cancel(boolean mayInterruptIfRunning) {
            tasks.remove(this);
            return super.cancel(mayInterruptIfRunning);
        }

        @Override
        public long getDelay(TimeUnit unit) {
            return unit.convert(dueNanos - ticker.nanos(), TimeUnit.NANOSECONDS);
        }

        @Override
        public int compareTo(Delayed other) {
            return Long.compare(getDelay(TimeUnit.NANOSECONDS), other.getDelay(TimeUnit.NANOSECONDS));
        }
    }
}
