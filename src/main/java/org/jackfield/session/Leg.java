package org.jackfield.session;

import java.time.Duration;
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

    private final SendQueue queue;
    private final Ticker ticker;
    private final LongAdder messages = new LongAdder();
    private final LongAdder bytes = new LongAdder();
    private volatile long heardAt;
    private volatile long messageAt;
    private volatile long pingedAt;
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
    }

    public void received(Message message) {
        long now = ticker.nanos();
        heardAt = now;
        messageAt = now;
        messages.increment();
        bytes.add(message.sizeBytes());
    }

    /** Something arrived that is not a message: the peer lives. */
    public void heard() {
        heardAt = ticker.nanos();
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
            queue.ping();
        }
    }

    /** How long nothing at all has arrived. */
    public Duration silentFor() {
        return Duration.ofNanos(ticker.nanos() - heardAt);
    }

    /** How long no message has arrived. */
    public Duration idleFor() {
        return Duration.ofNanos(ticker.nanos() - messageAt);
    }

    public long receivedMessages() {
        return messages.sum();
    }

    public long receivedBytes() {
        return bytes.sum();
    }
}
