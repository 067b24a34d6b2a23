package org.jackfield.node;

/**
 * How many sessions this node takes, and which bound says so.
 *
 * @param slots the number
 * @param bound the name of the bound: {@code settings}, {@code memory} or {@code descriptors}
 */
public record Capacity(int slots, String bound) {

    /** A session at rest takes about 60 KB of the heap; those that hold more are seen to by the stages of load. */
    private static final long SESSION_BYTES = 128 * 1024;

    private static final double HEAP_SHARE = 0.6;

    /** For files, jars, listeners and the server's own connections. */
    private static final long OTHER_DESCRIPTORS = 500;

    private static final long DESCRIPTORS_PER_SESSION = 2;

    /**
     * The least of three.
     *
     * @param configured what the settings allow
     * @param heapBytes the longest that the heap may become
     * @param descriptors open files that the process may have; 0 if that is not known
     */
    public static Capacity of(int configured, long heapBytes, long descriptors) {
        Capacity least = new Capacity(configured, "settings");
        least = least.atMost((long) (HEAP_SHARE * heapBytes) / SESSION_BYTES, "memory");
        return descriptors > 0
                ? least.atMost((descriptors - OTHER_DESCRIPTORS) / DESCRIPTORS_PER_SESSION, "descriptors")
                : least;
    }

    /** One session there is always room for. */
    private Capacity atMost(long other, String name) {
        return other < slots ? new Capacity((int) Math.max(1, other), name) : this;
    }
}
