package org.jackfield.speech.plain;

import org.jackfield.access.Slot;
import org.jackfield.http.HeldBytes;

/**
 * What one plain request has while it is served: its slot, its place among those served at a time, and the bytes that it holds.
 * All are given back at once, when its session is over or none came of it. Any thread may call.
 */
final class OneShotPlace implements Slot {

    private final Slot slot;
    private final Runnable free;
    private final HeldBytes held;
    private long heldBytes;
    private boolean occupied;
    private boolean released;

    /** @param free gives the place back */
    OneShotPlace(Slot slot, Runnable free, HeldBytes held) {
        this.slot = slot;
        this.free = free;
        this.held = held;
        slot.occupy();
    }

    /** Counts bytes until the place is given back; false if there are too many in all. */
    synchronized boolean hold(int bytes) {
        boolean taken = !released && held.take(bytes);
        heldBytes += taken ? bytes : 0;
        return taken;
    }

    @Override
    public synchronized void occupy() {
        occupied = true;
    }

    @Override
    public synchronized void release() {
        if (!released) {
            released = true;
            held.give(heldBytes);
            slot.release();
            free.run();
        }
    }

    /** Gives everything back if no session has begun. */
    synchronized void leave() {
        if (!occupied) {
            release();
        }
    }
}
