package org.jackfield.wire;

import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Whether a connection is read from: it is paused while its owner holds it or while the queue that it feeds is too full, and
 * never again once it was released.
 *
 * <p>Any thread may call. The connection is told by one thread at a time, which looks again until what was told is what
 * holds, so that a pause and a resume cannot overtake each other. Whoever reads comes back from {@link #settle} when a pause
 * is in force: were it left to another thread, which may not run for a while, a fast peer could overrun the queue meanwhile.
 */
final class ReadGate {

    private final Ticker ticker;
    private final Object telling = new Object();
    private @Nullable Connection connection;
    private BooleanSupplier full = () -> false;
    private Consumer<Boolean> listener = paused -> {};
    private boolean held;
    private boolean released;
    private boolean told;
    private boolean paused;
    private long sinceNanos;

    ReadGate(Ticker ticker) {
        this.ticker = ticker;
    }

    /** @param queueIsFull whether what is read could not be taken at the moment */
    synchronized void feeds(BooleanSupplier queueIsFull) {
        full = queueIsFull;
    }

    synchronized void onPause(Consumer<Boolean> told) {
        listener = told;
    }

    synchronized void open(Connection opened) {
        connection = opened;
    }

    void hold(boolean hold) {
        synchronized (this) {
            held = hold;
        }
        settle();
    }

    /** Has the connection read from for good, so that its end is heard. */
    void release() {
        synchronized (this) {
            released = true;
        }
        settle();
    }

    /** How long the connection has really been paused; 0 if it is not, or cannot be. */
    synchronized long pausedNanos() {
        return paused ? ticker.nanos() - sinceNanos : 0;
    }

    synchronized void forgive() {
        sinceNanos = ticker.nanos();
    }

    /** To be called whenever the queue may have become too full or is not so any more. */
    void settle() {
        if (Thread.holdsLock(telling)) {
            return;
        }
        synchronized (telling) {
            while (tellChange()) {
                // What holds may have changed while it was told.
            }
        }
    }

    /** False if the connection knows already. */
    private boolean tellChange() {
        Connection to;
        boolean pause;
        synchronized (this) {
            to = connection;
            pause = !released && (held || full.getAsBoolean());
            if (to == null || pause == told) {
                return false;
            }
            told = pause;
        }
        tell(to, pause);
        return true;
    }

    private void tell(Connection to, boolean pause) {
        boolean stands = pause && to.pause();
        if (!pause) {
            to.resume();
        }
        boolean changed;
        Consumer<Boolean> hears;
        synchronized (this) {
            changed = paused != stands;
            paused = stands;
            sinceNanos = ticker.nanos();
            hears = listener;
        }
        if (changed) {
            hears.accept(stands);
        }
    }
}
