package org.jackfield.http;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BodyTest {

    private static final int PIECE = Body.PIECE_BYTES;
    private static final int SIZE = 3 * PIECE + 5;

    private final HeldBytes held = new HeldBytes(4 * PIECE);
    private final Body body = new Body(held);
    private final byte[] bytes = new byte[SIZE];

    private void fill() {
        new Random(1).nextBytes(bytes);
        byte[] some = new byte[1000];
        for (int from = 0; from < SIZE; from += some.length) {
            int count = Math.min(some.length, SIZE - from);
            System.arraycopy(bytes, from, some, 0, count);
            assertTrue(body.add(some, count));
        }
    }

    @Test
    void whatWasAddedIsReadAsOftenAsWanted() throws IOException {
        fill();

        assertEquals(SIZE, body.size());
        assertArrayEquals(bytes, body.stream().readAllBytes());
        assertArrayEquals(bytes, body.stream().readAllBytes());
        assertEquals(4 * PIECE, held.bytes());
    }

    @Test
    void whatIsReadForTheLastTimeIsGivenBackMeanwhile() throws IOException {
        fill();
        try (var last = body.last(10, SIZE)) {
            assertEquals(PIECE, last.readNBytes(PIECE).length);
            assertEquals(3 * PIECE, held.bytes());
            assertEquals(SIZE - 10 - PIECE, last.readAllBytes().length);
        }
        assertEquals(0, held.bytes());
    }

    @Test
    void allOfItIsTakenAtOnce() {
        fill();

        assertArrayEquals(bytes, body.takeBytes());
        assertEquals(0, held.bytes());
    }

    @Test
    void whatAllHoldTogetherIsBounded() {
        fill();
        Body another = new Body(held);

        assertFalse(another.add(new byte[1], 1));
        body.release();
        assertTrue(another.add(new byte[1], 1));
        assertEquals(PIECE, held.bytes());
    }

    @Test
    void whatIsReleasedTakesNothingMore() {
        fill();
        body.release();
        body.release();

        assertFalse(body.add(new byte[1], 1));
        assertEquals(0, held.bytes());
    }
}
