package org.jackfield.upstream.dial;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jackfield.problem.End;

/**
 * One dial: it waits for a thread, begins, and opens, fails or runs out of time; the first outcome is the one that counts.
 *
 * <p>Any thread may report. {@link Dialer.Failed} is told on the reporting thread, or on that of the alarm.
 */
public final class DialAttempt {

    private final CompletableFuture<Boolean> over = new CompletableFuture<>();
    private final Requester requester;
    private final Dialer.Failed failed;
    private final ScheduledExecutorService alarms;
    private final Duration timeout;
    private volatile DialFailure atDeadline = DialFailure.of(End.UPSTREAM_TIMEOUT);
    private volatile boolean begun;

    private DialAttempt(Requester requester, Dialer.Failed failed, ScheduledExecutorService alarms, Duration timeout) {
        this.requester = requester;
        this.failed = failed;
        this.alarms = alarms;
        this.timeout = timeout;
    }

    /**
     * A dial that waits for a thread; if none begins it in time, that is this server's failure.
     *
     * @param timeout how long it may wait for a thread, and how long it may take from then on
     */
    public static DialAttempt queued(
            Requester requester, Dialer.Failed failed, ScheduledExecutorService alarms, Duration timeout) {
        DialAttempt attempt = new DialAttempt(requester, failed, alarms, timeout);
        attempt.alarm(() -> {
            if (!attempt.begun) {
                attempt.fail(DialFailure.of(End.OVERLOADED));
            }
        });
        return attempt;
    }

    private void alarm(Runnable task) {
        ScheduledFuture<?> alarm = alarms.schedule(task, timeout.toMillis(), TimeUnit.MILLISECONDS);
        CompletableFuture<?> unused = over.thenAccept(opened -> alarm.cancel(false));
    }

    /** A thread is there, and the time of the dial starts; false if it is over, or nobody waits for it any more. */
    public boolean begin() {
        begun = true;
        if (!requester.isWaiting()) {
            fail(DialFailure.of(End.CLIENT_LEFT));
        }
        if (isOver()) {
            return false;
        }
        alarm(() -> fail(atDeadline));
        return true;
    }

    /** Takes the connection; false if the dial is over already, and then the connection is the caller's to drop. */
    public boolean opened() {
        return over.complete(true);
    }

    public void fail(DialFailure failure) {
        if (over.complete(false)) {
            failed.because(failure);
        }
    }

    /** Runs {@code cleanup} as soon as the dial has failed, before its owner is told. */
    public void whenFailed(Runnable cleanup) {
        CompletableFuture<?> unused = over.thenAccept(opened -> {
            if (!opened) {
                cleanup.run();
            }
        });
    }

    public boolean isOver() {
        return over.isDone();
    }

    /** Sets what the dial fails with if nothing better is known in time. */
    public void failAtDeadlineWith(DialFailure failure) {
        atDeadline = failure;
    }
}
