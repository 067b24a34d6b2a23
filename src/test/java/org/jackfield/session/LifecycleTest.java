package org.jackfield.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.IntStream;
import org.jackfield.session.Lifecycle.State;
import org.junit.jupiter.api.Test;

class LifecycleTest {

    private final Lifecycle lifecycle = new Lifecycle();

    @Test
    void itBeginsConnectingAndMovesForward() {
        assertEquals(State.CONNECTING, lifecycle.state());
        assertTrue(lifecycle.moveTo(State.OPEN));
        assertTrue(lifecycle.moveTo(State.CLOSED));
        assertEquals(State.CLOSED, lifecycle.state());
    }

    @Test
    void itNeverMovesBackOrTwice() {
        assertTrue(lifecycle.moveTo(State.CLOSING));
        assertFalse(lifecycle.moveTo(State.CLOSING));
        assertFalse(lifecycle.moveTo(State.OPEN));
        assertEquals(State.CLOSING, lifecycle.state());
    }

    @Test
    void ofManyThreadsOneMovesIt() {
        long moved = IntStream.range(0, 1000)
                .parallel()
                .filter(i -> lifecycle.moveTo(State.CLOSING))
                .count();
        assertEquals(1, moved);
    }
}
