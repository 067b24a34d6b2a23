package org.jackfield.http;

import java.util.concurrent.atomic.AtomicLong;

/** What all plain requests hold in memory at a time, bodies and answers, within one bound. Any thread may call. */
public final class HeldBytes {

    private final long most;
    private final AtomicLong held = new AtomicLong();

    public HeldBytes(long most) {
        this.most = most;
    }

    /** False, and nothing is counted, if that would be too much. */
    public boolean take(long bytes) {
        boolean fits = held.addAndGet(bytes) <= most;
        if (!fits) {
            held.addAndGet(-bytes);
        }
        return fits;
    }

    /** Gives back what was taken. */
    public void give(long bytes) {
        held.addAndGet(-bytes);
    }

    public long bytes() {
        return held.get();
    }

    public long most() {
        return most;
    }
}
