package org.jackfield.wire;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class AssemblyTest {

    private final Assembly assembly = new Assembly(10, 3);

    @Test
    void aMessageInOnePartIsThere() {
        assertEquals(Optional.of(Message.text("one")), assembly.text("one", true));
        assertEquals(Optional.of(Message.text("")), assembly.text("", true));
        assertArrayEquals(new byte[] {1, 2}, binary(assembly.binary(new byte[] {1, 2}, true)));
    }

    private static byte[] binary(Optional<Message> message) {
        return ((Message.Binary) message.orElseThrow()).copy();
    }

    @Test
    void partsAreJoinedInTheirOrder() {
        assertEquals(Optional.empty(), assembly.text("a", false));
        assertTrue(assembly.isUnfinished());
        assertEquals(Optional.empty(), assembly.text("", false));
        assertEquals(Optional.of(Message.text("ab")), assembly.text("b", true));
        assertFalse(assembly.isUnfinished());
        assertEquals(Optional.empty(), assembly.binary(new byte[] {1}, false));
        assertArrayEquals(new byte[] {1, 2}, binary(assembly.binary(new byte[] {2}, true)));
        assertEquals(Optional.of(Message.text("next")), assembly.text("next", true));
    }

    @Test
    void aMessageOfTheLargestSizeFits() {
        assertEquals(Optional.empty(), assembly.binary(new byte[9], false));
        assertEquals(10, assembly.binary(new byte[1], true).orElseThrow().sizeBytes());
        assertTrue(assembly.text("x".repeat(10), true).isPresent());
    }

    @Test
    void aLongerOneDoesNotAndNothingIsTakenAfterIt() {
        assembly.binary(new byte[9], false);
        assertEquals(Optional.empty(), assembly.binary(new byte[2], true));
        assertTrue(assembly.isTooLarge());
        assertEquals(Optional.empty(), assembly.text("more", true));
        assertTrue(assembly.isTooLarge());
    }

    @Test
    void textIsMeasuredInBytes() {
        assertEquals(Optional.empty(), assembly.text("éééééé", true));
        assertTrue(assembly.isTooLarge());
    }

    @Test
    void moreThanTheLargestNumberOfPartsIsTooLargeHoweverShort() {
        assembly.text("", false);
        assembly.text("", false);
        assembly.text("", false);
        assertFalse(assembly.isTooLarge());
        assembly.text("", false);
        assertTrue(assembly.isTooLarge());
    }

    private final PartBudget budget = new PartBudget(10);

    private Assembly sharing() {
        return new Assembly(6, 8, 3, budget);
    }

    @Test
    void textAndBinaryHaveBoundsOfTheirOwn() {
        assertEquals(Optional.empty(), sharing().text("seven!!", true));
        assertTrue(sharing().binary(new byte[8], true).isPresent());
        assertEquals(Optional.empty(), sharing().binary(new byte[9], true));
    }

    @Test
    void unfinishedMessagesHaveSoMuchRoomTogether() {
        Assembly one = sharing();
        Assembly other = sharing();
        one.binary(new byte[6], false);
        other.text("four", false);
        assertEquals(10, budget.heldBytes());

        assertEquals(Optional.empty(), one.binary(new byte[1], false));
        assertTrue(one.isWithoutRoom() && !one.isTooLarge());
        assertEquals(Optional.empty(), one.text("x", true));
        assertEquals(4, budget.heldBytes());

        assertEquals(Optional.of(Message.text("fours")), other.text("s", true));
        assertEquals(0, budget.heldBytes());
        assertTrue(other.binary(new byte[8], true).isPresent());
    }

    @Test
    void whoIsGoneOrTooLargeHoldsNothingAndTakesNothingMore() {
        Assembly gone = sharing();
        gone.text("four", false);
        gone.end();
        assertEquals(0, budget.heldBytes());
        assertEquals(Optional.empty(), gone.text("x", false));
        Assembly large = sharing();
        large.text("four", false);
        large.text("four", false);
        assertTrue(large.isTooLarge());
        assertEquals(0, budget.heldBytes());
    }
}
