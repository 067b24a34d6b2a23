package org.jackfield.wire;

import java.util.concurrent.atomic.LongAdder;

/**
 * What is read and thrown away behind our close, of each connection, and how many connections were given up because more came.
 * Any thread may call.
 */
public final class Leftovers {

    private static final long MOST_BYTES_OF_DIALLED = 4 << 20;

    private final int mostReads;
    private final long mostBytes;
    private final LongAdder overruns = new LongAdder();

    /**
     * The bounds of each connection.
     *
     * @param mostReads how often it may be read, where that can be counted
     * @param mostBytes how many bytes of messages may come
     */
    public Leftovers(int mostReads, long mostBytes) {
        this.mostReads = mostReads;
        this.mostBytes = mostBytes;
    }

    /** For connections that we dialled. */
    public static Leftovers ofDialled(int mostReads) {
        return new Leftovers(mostReads, MOST_BYTES_OF_DIALLED);
    }

    public int mostReads() {
        return mostReads;
    }

    /** Whether so much of one connection is too much. */
    public boolean areTooMany(int reads, long bytes) {
        return reads > mostReads || bytes > mostBytes;
    }

    /** A connection is given up for that. */
    public void overrun() {
        overruns.increment();
    }

    /** How many connections were given up so far. */
    public long overruns() {
        return overruns.sum();
    }
}
