package org.jackfield.upstream.dial;

import com.netflix.concurrency.limits.Limiter;
import com.netflix.concurrency.limits.limit.AIMDLimit;
import com.netflix.concurrency.limits.limiter.SimpleLimiter;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jackfield.problem.End;
import org.jackfield.wire.Ticker;

/**
 * Spares one upstream: so many dials at a time as it answers in time, none while its {@link UpstreamCircuitBreaker} is open. Any thread may
 * call and none waits.
 *
 * <p>The limit begins at the most, goes down by a tenth with each dial that the upstream does not bear, and up by one with
 * each that it answers while at least half of the limit is in use.
 */
final class UpstreamGuard {

    private static final double BACKOFF = 0.9;

    private final UpstreamCircuitBreaker breaker;
    private final SimpleLimiter<String> limiter;

    /** @param slow after which time even an answer means that there are too many dials */
    UpstreamGuard(String upstream, DialSettings settings, Duration slow, Ticker ticker) {
        this.breaker = new UpstreamCircuitBreaker(upstream, settings, ticker);
        AIMDLimit limit = AIMDLimit.newBuilder()
                .initialLimit(settings.maxConcurrent())
                .minLimit(settings.minConcurrent())
                .maxLimit(settings.maxConcurrent())
                .backoffRatio(BACKOFF)
                .timeout(slow.toNanos(), TimeUnit.NANOSECONDS)
                .build();
        this.limiter = SimpleLimiter.newBuilder()
                .named(upstream)
                .limit(limit)
                .nanoClock(ticker::nanos)
                .build();
    }

    /** Whether a dial may begin. */
    sealed interface Outcome {

        /** It may; whoever holds this reports what came of it. The first report counts. */
        final class Permit implements Outcome {

            private final UpstreamCircuitBreaker breaker;
            private final Limiter.Listener place;
            private volatile boolean reported;

            private Permit(UpstreamCircuitBreaker breaker, Limiter.Listener place) {
                this.breaker = breaker;
                this.place = place;
            }

            void opened() {
                if (!reported) {
                    reported = true;
                    place.onSuccess();
                    breaker.opened();
                }
            }

            void failed(DialFailure failure) {
                if (!reported) {
                    reported = true;
                    report(failure);
                }
            }

            private void report(DialFailure failure) {
                if (DialBlame.of(failure.end()) == DialBlame.UPSTREAM || failure.end() == End.UPSTREAM_BUSY) {
                    place.onDropped();
                } else {
                    place.onIgnore();
                }
                breaker.failed(failure);
            }
        }

        /** It may not. */
        record Refused(DialFailure failure) implements Outcome {}
    }

    Outcome begin() {
        Optional<DialFailure> leftAlone = breaker.acquire();
        if (leftAlone.isPresent()) {
            return new Outcome.Refused(leftAlone.get());
        }
        Optional<Limiter.Listener> place = limiter.acquire("");
        if (place.isEmpty()) {
            breaker.unused();
            return new Outcome.Refused(DialFailure.of(End.UPSTREAM_BUSY));
        }
        return new Outcome.Permit(breaker, place.get());
    }

    /** Why a dial would be refused, if it is known already. */
    Optional<DialFailure> refusal() {
        return breaker.refusal();
    }

    boolean isLeftAlone() {
        return !breaker.isClosed();
    }

    int dials() {
        return limiter.getInflight();
    }

    int limit() {
        return limiter.getLimit();
    }
}
