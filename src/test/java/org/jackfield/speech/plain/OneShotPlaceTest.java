package org.jackfield.speech.plain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.jackfield.access.Slot;
import org.jackfield.http.HeldBytes;
import org.junit.jupiter.api.Test;

class OneShotPlaceTest {

    private final List<String> told = new ArrayList<>();
    private final HeldBytes held = new HeldBytes(100);
    private final OneShotPlace place = new OneShotPlace(
            new Slot() {
                @Override
                public void occupy() {
                    told.add("occupied");
                }

                @Override
                public void release() {
                    told.add("released");
                }
            },
            () -> told.add("free"),
            held);

    @Test
    void theSlotIsTakenBeforeASessionBegins() {
        assertEquals(List.of("occupied"), told);
    }

    @Test
    void everythingIsGivenBackOnce() {
        assertTrue(place.hold(60));
        assertFalse(place.hold(60));
        assertTrue(place.hold(40));

        place.release();
        place.release();

        assertEquals(List.of("occupied", "released", "free"), told);
        assertEquals(0, held.bytes());
        assertFalse(place.hold(1));
    }

    @Test
    void aRequestOfWhichNoSessionCameLeaves() {
        place.leave();

        assertEquals(List.of("occupied", "released", "free"), told);
    }

    @Test
    void aSessionKeepsItUntilItIsOver() {
        place.occupy();
        place.leave();
        assertEquals(List.of("occupied"), told);

        place.release();
        assertEquals(List.of("occupied", "released", "free"), told);
    }
}
