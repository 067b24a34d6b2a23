package org.jackfield.wire;

import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The one writer of a connection: keeps order, bounds what waits and what is in flight, and sends the close last.
 *
 * <p>It may fill before the connection opens. Where its {@link Bounds} say so, new binary pushes out the oldest; everything
 * else is refused when full, never dropped. Before that, above its high mark, it puts back-pressure on the connection that
 * feeds it ({@link #feeds}). Any thread may call; its monitor is never held during I/O, and a write that completes on the
 * calling thread is continued by the loop that made it, not by recursion. It watches no clock itself: its owner does.
 */
public final class SendQueue {

    private final Ticker ticker;
    private final Backlog backlog;
    private final InFlight inFlight = new InFlight();
    private final BackPressure backPressure;
    private final ReadGate reading;
    private ReadGate feeder;
    private @Nullable Connection connection;
    private @Nullable Close last;
    private boolean lastSent;
    private boolean dead;
    private boolean draining;
    private long closingSince;

    public SendQueue(Bounds bounds, Ticker ticker) {
        this.backlog = new Backlog(bounds);
        this.backPressure = new BackPressure(bounds);
        this.reading = new ReadGate(ticker);
        this.feeder = reading;
        this.ticker = ticker;
    }

    /** What this queue's connection receives goes to {@code other}: it is not read from while that one is too full. */
    public void feeds(SendQueue other) {
        reading.feeds(other.backPressure::isOn);
        synchronized (other) {
            other.feeder = reading;
        }
    }

    /** Has {@code told} hear each time that this queue's connection is really paused (true) or read from again. */
    public void onPause(Consumer<Boolean> told) {
        reading.onPause(told);
    }

    /** Stops reading from this queue's connection, or lets it be read from again. */
    public void holdReading(boolean hold) {
        reading.hold(hold);
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
        reading.open(opened);
        if (late) {
            opened.close(Close.GONE);
            opened.abort();
        } else {
            drain();
        }
    }

    public Offered offer(Message message) {
        synchronized (this) {
            if (last != null || dead) {
                return Offered.CLOSED;
            }
            if (connection != null && inFlight.hasRoom(connection.writesAtOnce()) && backlog.isEmpty()) {
                backlog.push(message);
            } else if (!backlog.offer(message)) {
                return Offered.FULL;
            }
        }
        drain();
        return Offered.ACCEPTED;
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
        reading.release();
        drain();
    }

    /** Sends the close at once, ahead of what still waits. */
    public void closeNow() {
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

    /** How long no write has come to its end although one is in flight; zero if none is. */
    public synchronized Duration writingFor() {
        return Duration.ofNanos(inFlight.stuckNanos(ticker.nanos()));
    }

    /** How long this queue's connection has not been read from; zero if it is, or cannot be paused. */
    public Duration pausedFor() {
        return Duration.ofNanos(reading.pausedNanos());
    }

    /** Starts the times of {@link #writingFor} and {@link #pausedFor} anew. */
    public synchronized void forgive() {
        inFlight.forgive(ticker.nanos());
        reading.forgive();
    }

    /** How long ago {@link #end} was called; zero if it was not. */
    public synchronized Duration closingFor() {
        return last == null ? Duration.ZERO : Duration.ofNanos(ticker.nanos() - closingSince);
    }

    public synchronized int waitingBytes() {
        return backlog.bytes();
    }

    /** The binary dropped since this was last asked. */
    public synchronized long takeDroppedBytes() {
        return backlog.takeDroppedBytes();
    }

    /**
     * Writes while there is something to write and room in flight; one thread at a time is in this loop. In the end the
     * connection that feeds this queue is paused or read again, if the fullness of the open queue has changed.
     */
    private void drain() {
        ReadGate changed = null;
        boolean more = true;
        for (boolean first = true; more; first = false) {
            Connection to;
            Message next;
            Close close;
            synchronized (this) {
                boolean busy = first && draining;
                to = connection;
                boolean acting = !busy && to != null && !dead && !lastSent && (mayWrite(to) || mayClose());
                draining = busy || acting;
                next = acting ? take() : null;
                close = acting && next == null ? last : null;
                lastSent |= close != null;
                changed = acting ? null : weigh();
            }
            if (to != null && next != null) {
                to.write(next, this::written);
            } else if (to != null && close != null) {
                to.close(close);
            }
            more = next != null || close != null;
        }
        if (changed != null) {
            changed.settle();
        }
    }

    /** The gate that must look again, if the fullness of the open queue has changed. */
    private @Nullable ReadGate weigh() {
        return connection != null && backPressure.weigh(backlog.undroppableBytes()) ? feeder : null;
    }

    private boolean mayWrite(Connection to) {
        return !backlog.isEmpty() && inFlight.hasRoom(to.writesAtOnce());
    }

    private boolean mayClose() {
        return last != null && backlog.isEmpty() && inFlight.isEmpty();
    }

    private @Nullable Message take() {
        Message next = backlog.poll();
        if (next != null) {
            inFlight.begun(next.sizeBytes(), ticker.nanos());
        }
        return next;
    }

    private void written(boolean sent) {
        synchronized (this) {
            inFlight.over(ticker.nanos());
            if (!sent) {
                dead = true;
                backlog.clear();
            }
        }
        drain();
    }
}
