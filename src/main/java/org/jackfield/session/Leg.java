package org.jackfield.session;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import org.jackfield.wire.Message;
import org.jackfield.wire.SendQueue;
import org.jackfield.wire.Ticker;

/**
 * One side of a session: what was heard from it and when, and the queue towards it.
 *
 * <p>The reading thread of the leg reports; any thread may ask.
 */
public final class Leg {

    private static final long UNKNOWN = -1;

    private final SendQueue queue;
    private final Ticker ticker;
    private final LongAdder messages = new LongAdder();
    private final LongAdder bytes = new LongAdder();
    private volatile long heardAt;
    private volatile long messageAt;
    private volatile long pingedAt;
    private volatile boolean unfinished;
    private volatile long begunAt;
    private volatile boolean awaitingPong;
    private volatile long roundTripNanos = UNKNOWN;
    private volatile boolean over;

    public Leg(SendQueue queue, Ticker ticker) {
        this.queue = queue;
        this.ticker = ticker;
        opened();
    }

    public SendQueue queue() {
        return queue;
    }

    /** The connection stands; all times start now. */
    public void opened() {
        long now = ticker.nanos();
        heardAt = now;
        messageAt = now;
        pingedAt = now;
        awaitingPong = false;
    }

    public void received(Message message) {
        long now = ticker.nanos();
        heardAt = now;
        messageAt = now;
        unfinished = false;
        messages.increment();
        bytes.add(message.sizeBytes());
    }

    /** Something arrived that is not a message: the peer lives. */
    public void heard() {
        heardAt = ticker.nanos();
    }

    /** A part of a message arrived and not the last. */
    public void unfinished() {
        heard();
        if (!unfinished) {
            begunAt = heardAt;
            unfinished = true;
        }
    }

    /** Leaves a time out of all times, for this process itself stood still. */
    void forgive(Duration standstill) {
        long now = ticker.nanos();
        heardAt = later(heardAt, standstill, now);
        messageAt = later(messageAt, standstill, now);
        pingedAt = later(pingedAt, standstill, now);
        begunAt = later(begunAt, standstill, now);
        awaitingPong = false;
        queue.forgive();
    }

    private static long later(long nanos, Duration by, long now) {
        return now - Math.max(0, now - nanos - by.toNanos());
    }

    /** A pong arrived; false if it answers no ping of ours and is only a sign of life. */
    public boolean ponged() {
        heard();
        boolean awaited = awaitingPong;
        if (awaited) {
            awaitingPong = false;
            roundTripNanos = ticker.nanos() - pingedAt;
        }
        return awaited;
    }

    /** The connection is gone, or never came about. */
    public void over() {
        over = true;
    }

    public boolean isOver() {
        return over;
    }

    /** Pings if the last ping is {@code interval} ago. */
    public void pingEvery(Duration interval) {
        long now = ticker.nanos();
        if (now - pingedAt >= interval.toNanos()) {
            pingedAt = now;
            awaitingPong = true;
            queue.ping();
        }
    }

    /** How long nothing at all has arrived. */
    public Duration silentFor() {
        return Duration.ofNanos(ticker.nanos() - heardAt);
    }

    /** How long a message has been begun and not finished; zero if none is. */
    public Duration unfinishedFor() {
        return unfinished ? Duration.ofNanos(ticker.nanos() - begunAt) : Duration.ZERO;
    }

    /** How long no message has arrived. */
    public Duration idleFor() {
        return Duration.ofNanos(ticker.nanos() - messageAt);
    }

    /** How long the last ping that was answered took to be; empty before the first answer. */
    public Optional<Duration> roundTrip() {
        long nanos = roundTripNanos;
        return nanos == UNKNOWN ? Optional.empty() : Optional.of(Duration.ofNanos(nanos));
    }

    public long receivedMessages() {
        return messages.sum();
    }

    public long receivedBytes() {
        return bytes.sum();
    }
}
