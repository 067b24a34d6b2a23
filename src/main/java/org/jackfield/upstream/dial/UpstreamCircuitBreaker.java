package org.jackfield.upstream.dial;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreaker.State;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jackfield.problem.End;
import org.jackfield.wire.Ticker;

/**
 * Leaves one upstream alone that failed too often, and lets a single dial find out whether it is back. Any thread may call.
 *
 * <p>Refusals of our credential or of our request count as answers, not as failures. Of one network, one failure counts among
 * those that are looked at, so nobody can have an upstream left alone for all.
 *
 * <p>Deliberate: no timer of the library's, which would keep a thread and with it this deployment after its end. So every
 * permit has to be given back.
 */
final class UpstreamCircuitBreaker {

    private static final System.Logger LOG = System.getLogger(UpstreamCircuitBreaker.class.getName());

    private final CircuitBreaker breaker;
    private final Ticker ticker;
    private final Duration openTime;
    private final FailureWindow window;
    private volatile long openedAt;

    UpstreamCircuitBreaker(String upstream, DialSettings settings, Ticker ticker) {
        this.ticker = ticker;
        this.openTime = settings.openTime();
        this.window = new FailureWindow(settings.window());
        this.breaker = CircuitBreaker.of(upstream, config(settings, ticker));
        if (!settings.breaker()) {
            breaker.transitionToDisabledState();
        }
        breaker.getEventPublisher().onStateTransition(event -> {
            State to = event.getStateTransition().getToState();
            openedAt = ticker.nanos();
            window.clear();
            LOG.log(to == State.OPEN ? Level.WARNING : Level.INFO, "upstream={0} breaker={1}", upstream, to);
        });
    }

    private static CircuitBreakerConfig config(DialSettings settings, Ticker ticker) {
        return CircuitBreakerConfig.custom()
                .slidingWindow(
                        settings.window(), settings.minDials(), CircuitBreakerConfig.SlidingWindowType.COUNT_BASED)
                .recordResult(DialFailure.class::isInstance)
                .failureRateThreshold(settings.failurePercent())
                .waitDurationInOpenState(settings.openTime())
                .permittedNumberOfCallsInHalfOpenState(1)
                .clock(new TickerClock(ticker))
                .currentTimestampFunction(clock -> ticker.nanos(), TimeUnit.NANOSECONDS)
                .build();
    }

    /** Takes a permit, to be given to {@link #opened}, {@link #failed} or {@link #unused}; or says why there is none. */
    Optional<DialFailure> acquire() {
        if (breaker.tryAcquirePermission()) {
            return Optional.empty();
        }
        return Optional.of(refusal(breaker.getState() == State.OPEN ? left() : 0));
    }

    /** What {@link #acquire} would most likely say, without a permit. */
    Optional<DialFailure> refusal() {
        long left = left();
        boolean closed = breaker.getState() != State.OPEN || left <= 0;
        return closed ? Optional.empty() : Optional.of(refusal(left));
    }

    void opened() {
        window.succeeded();
        breaker.onSuccess(0, TimeUnit.NANOSECONDS);
    }

    /** @param network of the client that the dial was for */
    void failed(DialFailure failure, String network) {
        switch (DialBlame.of(failure.end())) {
            case UPSTREAM -> failed(network, failure);
            case ANSWERED -> opened();
            case OURS -> unused();
        }
    }

    private void failed(String network, DialFailure failure) {
        if (window.failed(network)) {
            breaker.onResult(0, TimeUnit.NANOSECONDS, failure);
        } else {
            unused();
        }
    }

    /** Nothing was learnt of the upstream. */
    void unused() {
        breaker.releasePermission();
    }

    boolean isClosed() {
        return breaker.getState() != State.OPEN && breaker.getState() != State.HALF_OPEN;
    }

    /** Milliseconds until a dial may try. */
    private long left() {
        long left = openTime.toMillis() - TimeUnit.NANOSECONDS.toMillis(ticker.nanos() - openedAt);
        return Math.max(0, Math.min(openTime.toMillis(), left));
    }

    private static DialFailure refusal(long leftMillis) {
        return new DialFailure(End.CIRCUIT_OPEN, 0, Math.max(0, leftMillis));
    }

    /** The time of a ticker, for a library that asks for instants and compares them with one another alone. */
    private static final class TickerClock extends Clock {

        private final Ticker ticker;

        TickerClock(Ticker ticker) {
            this.ticker = ticker;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return Instant.EPOCH.plusNanos(ticker.nanos());
        }
    }
}
