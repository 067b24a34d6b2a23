package org.jackfield.wire;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The one writer of a connection: keeps order, bounds what waits, has one write in flight and sends the close last.
 *
 * <p>It may fill before the connection opens. Where its {@link Bounds} say so, new audio pushes out the oldest; everything
 * else is refused when full, never dropped. Any thread may call; its monitor is never held during I/O,
 * and a write that completes on the calling thread is continued by the loop that made it, not by recursion.
 *
 * <p>It watches no clock itself: the owner asks {@link #writingFor} and {@link #closingFor} now and then.
 */
public final class SendQueue {

    /**
     * How much may wait.
     *
     * @param textBytes text, beyond which a text message is refused
     * @param audioBytes binary, beyond which the oldest binary message goes or, if none may go, the new one is refused
     * @param dropsOldestAudio whether audio may be dropped at all
     */
    public record Bounds(int textBytes, int audioBytes, boolean dropsOldestAudio) {

        /** The same bound for text and for binary; nothing is dropped. */
        public static Bounds of(int bytes) {
            return new Bounds(bytes, bytes, false);
        }
    }

    /** What became of an offered message. */
    public enum Outcome {
        ACCEPTED,
        /** Not taken: the bound is reached. */
        FULL,
        /** Not taken: the queue was ended or its connection is gone. */
        CLOSED
    }

    private final Ticker ticker;
    private final Backlog backlog;
    private @Nullable Connection connection;
    private @Nullable Close last;
    private boolean lastSent;
    private boolean dead;
    private boolean draining;
    private boolean writing;
    private long writingSince;
    private long closingSince;

    public SendQueue(Bounds bounds, Ticker ticker) {
        this.backlog = new Backlog(bounds);
        this.ticker = ticker;
    }

    /** Gives the queue its connection and begins to write; a queue that was ended meanwhile only closes it. */
    public void open(Connection opened) {
        boolean late;
        synchronized (this) {
            late = dead;
            connection = opened;
            if (last != null) {
                backlog.clear();
            }
        }
        if (late) {
            opened.close(Close.GONE);
        } else {
            drain();
        }
    }

    public Outcome offer(Message message) {
        synchronized (this) {
            if (last != null || dead) {
                return Outcome.CLOSED;
            }
            if (connection != null && !writing && backlog.isEmpty()) {
                backlog.push(message);
            } else if (!backlog.offer(message)) {
                return Outcome.FULL;
            }
        }
        drain();
        return Outcome.ACCEPTED;
    }

    /** Sends {@code close} after what waits; later offers are refused. Only the first call counts. */
    public void end(Close close) {
        synchronized (this) {
            if (last != null) {
                return;
            }
            last = close;
            closingSince = ticker.nanos();
        }
        drain();
    }

    /** Sends the close at once, ahead of what still waits. */
    public void hurry() {
        Connection now;
        Close close;
        synchronized (this) {
            if (last == null || lastSent || connection == null || dead) {
                return;
            }
            lastSent = true;
            backlog.clear();
            now = connection;
            close = last;
        }
        now.close(close);
    }

    /** True if a write failed, after which nothing goes out any more. */
    public synchronized boolean isBroken() {
        return dead;
    }

    /** Forgets what waits; nothing is written any more. */
    public synchronized void discard() {
        dead = true;
        backlog.clear();
    }

    /** Forgets what waits and gives the connection up. */
    public void abort() {
        Connection now;
        synchronized (this) {
            discard();
            now = connection;
        }
        if (now != null) {
            now.abort();
        }
    }

    /** Sends a ping beside the messages, if the connection is open. */
    public void ping() {
        Connection now;
        synchronized (this) {
            now = dead || lastSent ? null : connection;
        }
        if (now != null) {
            now.ping();
        }
    }

    /** How long the write in flight has been going; zero if none is. */
    public synchronized Duration writingFor() {
        return writing ? Duration.ofNanos(ticker.nanos() - writingSince) : Duration.ZERO;
    }

    /** How long ago {@link #end} was called; zero if it was not. */
    public synchronized Duration closingFor() {
        return last == null ? Duration.ZERO : Duration.ofNanos(ticker.nanos() - closingSince);
    }

    public synchronized int waitingBytes() {
        return backlog.bytes();
    }

    /** The audio dropped since this was last asked. */
    public synchronized long takeDroppedBytes() {
        return backlog.takeDroppedBytes();
    }

    /** Writes while there is something to write and nothing in flight; one thread at a time is in this loop. */
    private void drain() {
        for (boolean first = true; ; first = false) {
            Connection to;
            Message next;
            Close close;
            synchronized (this) {
                if (first && draining) {
                    return;
                }
                to = connection;
                draining = to != null && !writing && !dead && !lastSent && (!backlog.isEmpty() || last != null);
                if (to == null || !draining) {
                    return;
                }
                next = backlog.poll();
                close = last;
                if (next != null) {
                    writing = true;
                    writingSince = ticker.nanos();
                } else {
                    lastSent = true;
                }
            }
            if (next != null) {
                to.write(next, this::written);
            } else if (close != null) {
                to.close(close);
            }
        }
    }

    private void written(boolean sent) {
        synchronized (this) {
            writing = false;
            if (!sent) {
                dead = true;
                backlog.clear();
            }
        }
        drain();
    }
}
