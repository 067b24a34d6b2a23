package org.jackfield.http;

import java.util.concurrent.atomic.LongAdder;

/** What became of bodies that did not go on. Any thread may call. */
final class BodyCounts {

    private final LongAdder slow = new LongAdder();
    private final LongAdder withoutRoom = new LongAdder();
    private final LongAdder dropped = new LongAdder();

    /** One came too slowly. */
    void slow() {
        slow.increment();
    }

    /** One was refused because too many are on their way in, or too much is held. */
    void withoutRoom() {
        withoutRoom.increment();
    }

    /** A connection was dropped: the rest of a refused body was too much, took too long, or could not be answered. */
    void dropped() {
        dropped.increment();
    }

    long slowOnes() {
        return slow.sum();
    }

    long withoutRoomOnes() {
        return withoutRoom.sum();
    }

    long droppedOnes() {
        return dropped.sum();
    }
}
