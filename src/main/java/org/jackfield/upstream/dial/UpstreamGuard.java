package org.jackfield.upstream.dial;

import java.time.Duration;
import java.util.Optional;
import org.jackfield.problem.End;
import org.jackfield.wire.Ticker;

/**
 * Spares one upstream: so many dials at a time as it answers in time, none while its {@link UpstreamCircuitBreaker} is open. Any
 * thread may call and none waits.
 */
final class UpstreamGuard {

    private final UpstreamCircuitBreaker breaker;
    private final DialPlaces places;
    private final SchedulingDelay delay;

    /** @param slow after which time even an answer means that there are too many dials */
    UpstreamGuard(String upstream, DialSettings settings, Duration slow, Ticker ticker, SchedulingDelay delay) {
        this.breaker = new UpstreamCircuitBreaker(upstream, settings, ticker);
        this.places = new DialPlaces(settings, slow, ticker);
        this.delay = delay;
    }

    /** The places for its dials, and the line before them. */
    DialPlaces places() {
        return places;
    }

    /** Whether a dial may begin. */
    sealed interface Outcome {

        /** It may; whoever holds this reports what came of it. The first report counts. */
        final class Permit implements Outcome {

            private final UpstreamGuard guard;
            private final DialPlaces.Place place;
            private final String network;
            private volatile boolean reported;

            private Permit(UpstreamGuard guard, DialPlaces.Place place, String network) {
                this.guard = guard;
                this.place = place;
                this.network = network;
            }

            void opened() {
                if (!reported) {
                    reported = true;
                    guard.breaker.opened();
                    place.release(DialPlaces.Outcome.BORNE);
                }
            }

            /** Returns what is to be told: a dial that this process had no time for is not the upstream's failure. */
            DialFailure failed(DialFailure failure) {
                DialFailure ours = guard.judge(failure, place.takenAt());
                if (!reported) {
                    reported = true;
                    guard.breaker.failed(ours, network);
                    place.release(outcome(failure.end()));
                }
                return ours;
            }
        }

        /** It may not. */
        record Refused(DialFailure failure) implements Outcome {}
    }

    /** For one whose turn has come; the place of one that is refused is the caller's. */
    Outcome begin(DialPlaces.Place place, String network) {
        Optional<DialFailure> leftAlone = breaker.acquire();
        return leftAlone.isPresent() ? new Outcome.Refused(leftAlone.get()) : new Outcome.Permit(this, place, network);
    }

    private DialFailure judge(DialFailure failure, long begunAt) {
        boolean late = failure.end() == End.UPSTREAM_TIMEOUT && delay.hasBeenLateSince(begunAt);
        return late ? DialFailure.of(End.OVERLOADED) : failure;
    }

    private static DialPlaces.Outcome outcome(End end) {
        boolean tooMuch = DialBlame.of(end) == DialBlame.UPSTREAM || end == End.UPSTREAM_BUSY;
        return tooMuch ? DialPlaces.Outcome.TOO_MUCH : DialPlaces.Outcome.NOTHING;
    }

    /** Why a dial would be refused, if it is known already. */
    Optional<DialFailure> refusal() {
        return breaker.refusal();
    }

    boolean isLeftAlone() {
        return !breaker.isClosed();
    }
}
