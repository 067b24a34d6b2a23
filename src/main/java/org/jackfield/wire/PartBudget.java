package org.jackfield.wire;

/**
 * How many bytes the unfinished messages of many connections may hold, all together. Any thread may call; nothing waits.
 */
public final class PartBudget {

    private final long most;
    private long held;

    /** @param mostBytes how many there may be */
    public PartBudget(long mostBytes) {
        this.most = mostBytes;
    }

    /** For connections whose peers are trusted with what they begin. */
    public static PartBudget unbounded() {
        return new PartBudget(Long.MAX_VALUE);
    }

    /** What unfinished messages hold at the moment. */
    public synchronized long heldBytes() {
        return held;
    }

    private synchronized boolean take(Share share, int bytes) {
        if (share.over || held + bytes > most) {
            return false;
        }
        held += bytes;
        share.bytes += bytes;
        return true;
    }

    private synchronized void giveBack(Share share, boolean over) {
        held -= share.bytes;
        share.bytes = 0;
        share.over |= over;
    }

    Share share() {
        return new Share();
    }

    /** What one connection holds of it; the budget guards it. */
    final class Share {

        private long bytes;
        private boolean over;

        /** False if there is no room, or the connection is over. */
        boolean take(int more) {
            return PartBudget.this.take(this, more);
        }

        /** Gives back everything: the message is whole. */
        void release() {
            giveBack(this, false);
        }

        /** Gives back everything, for good. */
        void end() {
            giveBack(this, true);
        }
    }
}
