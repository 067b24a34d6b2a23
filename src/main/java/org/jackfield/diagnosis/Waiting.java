package org.jackfield.diagnosis;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Waiting on a thread that is there to wait. */
final class Waiting {

    private Waiting() {}

    /** The result, or empty if none came within the limit or the server is being stopped. */
    static <T> Optional<T> forResult(CompletableFuture<T> result, Duration limit) {
        try {
            return Optional.of(result.get(limit.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException tooLate) {
            return Optional.empty();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } catch (ExecutionException bug) {
            throw new IllegalStateException(bug);
        }
    }
}
