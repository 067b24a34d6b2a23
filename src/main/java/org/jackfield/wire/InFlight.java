package org.jackfield.wire;

/** The writes of a {@link SendQueue} that are not over: how many, of how many bytes. Guarded by the queue. */
final class InFlight {

    /** Enough to keep a transport busy, little enough to be lost with it. */
    static final int MAX_WRITES = 8;

    private static final int MAX_BYTES = 64 << 10;

    private final int[] sizes = new int[MAX_WRITES];
    private int oldest;
    private int count;
    private int bytes;
    private long progressNanos;

    boolean isEmpty() {
        return count == 0;
    }

    /** Whether a further write may begin. */
    boolean hasRoom(int writesAtOnce) {
        return count == 0 || (count < MAX_WRITES && count < writesAtOnce && bytes < MAX_BYTES);
    }

    void begun(int sizeBytes, long nowNanos) {
        if (count == 0) {
            progressNanos = nowNanos;
        }
        sizes[(oldest + count) % MAX_WRITES] = sizeBytes;
        count++;
        bytes += sizeBytes;
    }

    /** The oldest write is over; nothing happens if there is none, for transports that tell it twice. */
    void over(long nowNanos) {
        if (count == 0) {
            return;
        }
        bytes -= sizes[oldest];
        oldest = (oldest + 1) % MAX_WRITES;
        count--;
        progressNanos = nowNanos;
    }

    /** How long no write has come to its end although one is in flight. */
    long stuckNanos(long nowNanos) {
        return count == 0 ? 0 : nowNanos - progressNanos;
    }

    void forgive(long nowNanos) {
        progressNanos = nowNanos;
    }
}
