package org.jackfield.upstream.dial;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jackfield.problem.End;

/**
 * One dial under way: it opens, fails or runs out of time, and the first of these is the one that counts.
 *
 * <p>Any thread may report. {@link Dialer.Failed} is told on the reporting thread, or on that of the alarm.
 */
public final class DialAttempt {

    private final CompletableFuture<Boolean> over = new CompletableFuture<>();
    private final Dialer.Failed failed;
    private volatile DialFailure atDeadline = DialFailure.of(End.UPSTREAM_TIMEOUT);

    private DialAttempt(Dialer.Failed failed) {
        this.failed = failed;
    }

    /** Starts the clock of a dial. */
    public static DialAttempt begin(Dialer.Failed failed, ScheduledExecutorService alarms, Duration timeout) {
        DialAttempt attempt = new DialAttempt(failed);
        ScheduledFuture<?> alarm = alarms.schedule(attempt::deadline, timeout.toMillis(), TimeUnit.MILLISECONDS);
        CompletableFuture<?> unused = attempt.over.thenAccept(opened -> alarm.cancel(false));
        return attempt;
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

    private void deadline() {
        fail(atDeadline);
    }
}
