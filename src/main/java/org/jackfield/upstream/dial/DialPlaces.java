package org.jackfield.upstream.dial;

import com.netflix.concurrency.limits.limit.AIMDLimit;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jackfield.wire.Ticker;

/**
 * The places for dials to one upstream, and the line of those that wait for one. Any thread may call and none waits; turns
 * are given outside the lock.
 *
 * <p>Fair queueing: the turns go round the networks that wait, and each has at most its share of the places. There are as
 * many places as dials are answered soon: their number begins at the least, goes up by one with each dial that is borne while
 * half of them are taken, and down by a tenth with each that is too much.
 */
final class DialPlaces {

    private static final double BACKOFF = 0.9;

    /** Which part of the way to the last dial's duration the usual one goes. */
    private static final double SMOOTHING = 0.1;

    private static final int PERCENT = 100;

    /** One that waits. */
    interface Waiter {

        String network();

        /** Its turn has come; false if it needs the place no more. */
        boolean turn(Place place);
    }

    /** What a dial has shown. */
    enum Outcome {
        BORNE,
        TOO_MUCH,
        NOTHING
    }

    private record Turn(Waiter waiter, Place place) {}

    private final AIMDLimit limit;
    private final DialSettings settings;
    private final Ticker ticker;
    private final Map<String, Deque<Waiter>> line = new LinkedHashMap<>();
    private final Map<String, Integer> taken = new HashMap<>();
    private int inUse;
    private int waiting;
    private double usualNanos;

    /** @param slow after which time even an answer means that there are too many dials */
    DialPlaces(DialSettings settings, Duration slow, Ticker ticker) {
        this.settings = settings;
        this.ticker = ticker;
        this.limit = AIMDLimit.newBuilder()
                .initialLimit(settings.minConcurrent())
                .minLimit(settings.minConcurrent())
                .maxLimit(settings.maxConcurrent())
                .backoffRatio(BACKOFF)
                .timeout(slow.toNanos(), TimeUnit.NANOSECONDS)
                .build();
    }

    /** Lets it wait for its turn; false if that would take too long. */
    synchronized boolean join(Waiter waiter) {
        if (isCrowdedFor(waiter.network(), 0)) {
            return false;
        }
        line.computeIfAbsent(waiter.network(), network -> new ArrayDeque<>()).add(waiter);
        waiting++;
        return true;
    }

    /** It waits no more; false if its turn has come. */
    synchronized boolean leave(Waiter waiter) {
        Deque<Waiter> own = line.getOrDefault(waiter.network(), new ArrayDeque<>());
        boolean left = own.remove(waiter);
        if (left) {
            waiting--;
            if (own.isEmpty()) {
                line.remove(waiter.network());
            }
        }
        return left;
    }

    synchronized boolean isWaiting(Waiter waiter) {
        return line.getOrDefault(waiter.network(), new ArrayDeque<>()).contains(waiter);
    }

    /** Gives turns as long as there are places. */
    void serve() {
        for (Optional<Turn> next = next(); next.isPresent(); next = next()) {
            Turn turn = next.get();
            if (!turn.waiter().turn(turn.place())) {
                turn.place().free(Outcome.NOTHING);
            }
        }
    }

    private synchronized Optional<Turn> next() {
        if (inUse >= limit.getLimit()) {
            return Optional.empty();
        }
        Optional<String> first =
                line.keySet().stream().filter(this::isBelowShare).findFirst();
        return first.map(this::turnOf);
    }

    /** The network goes to the end of the round. */
    private Turn turnOf(String network) {
        Deque<Waiter> own = line.remove(network);
        Waiter waiter = own.remove();
        if (!own.isEmpty()) {
            line.put(network, own);
        }
        waiting--;
        inUse++;
        taken.merge(network, 1, Integer::sum);
        return new Turn(waiter, new Place(network));
    }

    private boolean isBelowShare(String network) {
        return taken.getOrDefault(network, 0) < share(limit.getLimit());
    }

    private int share(int whole) {
        return Math.max(1, whole * settings.addressPercent() / PERCENT);
    }

    /**
     * Whether one more of this network would find the line full, or wait longer than it may.
     *
     * @param coming how many others, of whatever networks, are before it and not yet in the line
     */
    synchronized boolean isCrowdedFor(String network, int coming) {
        boolean free = waiting == 0 && inUse + coming < limit.getLimit() && isBelowShare(network);
        return !free
                && (waiting + coming >= settings.maxWaiting()
                        || waiting(network) >= share(settings.maxWaiting())
                        || expectedNanos(network, coming) > settings.maxWait().toNanos());
    }

    private int waiting(String network) {
        Deque<Waiter> own = line.get(network);
        return own == null ? 0 : own.size();
    }

    /** Little's law: as many dials as are before it, each as long as usual, over the places where they go. */
    private double expectedNanos(String network, int coming) {
        int own = waiting(network) + 1;
        int turns = 1
                + coming
                + line.values().stream()
                        .mapToInt(others -> Math.min(others.size(), own))
                        .sum();
        double all = (double) turns / limit.getLimit();
        return usualNanos * Math.max(all, (double) own / share(limit.getLimit()));
    }

    synchronized int inUse() {
        return inUse;
    }

    synchronized int waiting() {
        return waiting;
    }

    int limit() {
        return limit.getLimit();
    }

    /** A place that is taken, from now on. */
    final class Place {

        private final String network;
        private final long takenAt = ticker.nanos();
        private boolean free;

        private Place(String network) {
            this.network = network;
        }

        long takenAt() {
            return takenAt;
        }

        /** Gives it to the next, once. */
        void release(Outcome outcome) {
            free(outcome);
            serve();
        }

        private void free(Outcome outcome) {
            synchronized (DialPlaces.this) {
                if (free) {
                    return;
                }
                free = true;
                if (outcome != Outcome.NOTHING) {
                    learn(outcome);
                }
                inUse--;
                taken.computeIfPresent(network, (name, held) -> held > 1 ? held - 1 : null);
            }
        }

        private void learn(Outcome outcome) {
            long took = ticker.nanos() - takenAt;
            usualNanos = usualNanos == 0 ? took : usualNanos + SMOOTHING * (took - usualNanos);
            limit.onSample(takenAt, took, inUse, outcome == Outcome.TOO_MUCH);
        }
    }
}
