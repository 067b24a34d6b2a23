package org.jackfield.session;

import java.time.Duration;
import java.util.Optional;
import org.jackfield.wire.Ticker;

/** The pings of one leg, and how long the last answer took. The sweep sends them, the reading thread hears the pongs. */
final class Heartbeat {

    private static final long UNKNOWN = -1;

    private final Ticker ticker;
    private volatile long pingedAt;
    private volatile boolean awaitingPong;
    private volatile long roundTripNanos = UNKNOWN;

    Heartbeat(Ticker ticker) {
        this.ticker = ticker;
        restart();
    }

    /** The next ping is due a whole interval from now, and no pong is awaited. */
    void restart() {
        pingedAt = ticker.nanos();
        awaitingPong = false;
    }

    void forgive(Duration standstill) {
        pingedAt = later(pingedAt, standstill, ticker.nanos());
        awaitingPong = false;
    }

    /** True if the last ping is {@code interval} ago: the caller sends the next, for which a pong is awaited. */
    boolean isDue(Duration interval) {
        long now = ticker.nanos();
        boolean due = now - pingedAt >= interval.toNanos();
        if (due) {
            pingedAt = now;
            awaitingPong = true;
        }
        return due;
    }

    /** A pong arrived; false if none was awaited. */
    boolean ponged() {
        boolean awaited = awaitingPong;
        if (awaited) {
            awaitingPong = false;
            roundTripNanos = ticker.nanos() - pingedAt;
        }
        return awaited;
    }

    Optional<Duration> roundTrip() {
        long nanos = roundTripNanos;
        return nanos == UNKNOWN ? Optional.empty() : Optional.of(Duration.ofNanos(nanos));
    }

    /** A moment before {@code now}, moved by a standstill, but not beyond {@code now}. */
    static long later(long nanos, Duration by, long now) {
        return now - Math.max(0, now - nanos - by.toNanos());
    }
}
