package org.jackfield.upstream.dial;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.jackfield.wire.Ticker;

/**
 * How late this process does what is due, because its processors or its threads are busy: looked at every
 * {@link #INTERVAL}, and smoothed, so that one pause is not taken for a state. Any thread may ask; {@link #run} is called by
 * one at a time.
 *
 * <p>While it is late, what it does not manage in time says nothing of anybody else.
 */
public final class SchedulingDelay implements Runnable {

    public static final Duration INTERVAL = Duration.ofMillis(100);

    /** Which part of the way to the last reading the smoothed one goes. */
    private static final int SMOOTHING = 8;

    private final Duration most;
    private final List<Probe> probes;
    private final Ticker ticker;
    private volatile long lookedAt;
    private volatile long smoothedNanos;
    private volatile long lateAt;
    private volatile boolean everLate;

    /**
     * @param most from which delay on this process is late
     * @param executors whose tasks have to begin soon too
     */
    public SchedulingDelay(Duration most, List<Executor> executors, Ticker ticker) {
        this.most = most;
        this.probes = executors.stream().map(Probe::new).toList();
        this.ticker = ticker;
        this.lookedAt = ticker.nanos();
    }

    /** Looks at the clock; it is due {@link #INTERVAL} after the last time. */
    @Override
    public void run() {
        long now = ticker.nanos();
        long delay = Math.max(0, now - lookedAt - INTERVAL.toNanos());
        lookedAt = now;
        for (Probe probe : probes) {
            delay = Math.max(delay, probe.delay(now));
        }
        long before = smoothedNanos;
        smoothedNanos = before + (delay - before) / SMOOTHING;
        if (isLate()) {
            lateAt = now;
            everLate = true;
        }
    }

    /** The delay, smoothed over about a second. */
    public Duration smoothed() {
        return Duration.ofNanos(smoothedNanos);
    }

    public boolean isLate() {
        return smoothedNanos >= most.toNanos();
    }

    /** Whether it was late at any time since then, as the ticker counts, or has not even looked for long. */
    boolean hasBeenLateSince(long nanos) {
        boolean overdue = ticker.nanos() - lookedAt - INTERVAL.toNanos() >= SMOOTHING * most.toNanos();
        return overdue || (everLate && lateAt - nanos >= 0);
    }

    /** A task that goes through an executor again and again, one at a time. */
    private final class Probe {

        private final Executor executor;
        private volatile boolean under;
        private volatile long sentAt;
        private volatile long tookNanos;

        Probe(Executor executor) {
            this.executor = executor;
        }

        /** How long the last one waited for its thread, or the one under way has waited up to now. */
        long delay(long now) {
            if (under) {
                return now - sentAt;
            }
            long took = tookNanos;
            send(now);
            return took;
        }

        private void send(long now) {
            sentAt = now;
            under = true;
            try {
                executor.execute(() -> {
                    tookNanos = ticker.nanos() - sentAt;
                    under = false;
                });
            } catch (RejectedExecutionException full) {
                tookNanos = SMOOTHING * most.toNanos();
                under = false;
            }
        }
    }
}
