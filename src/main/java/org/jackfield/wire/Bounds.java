package org.jackfield.wire;

/**
 * How much may wait in a {@link SendQueue}, and when back-pressure begins and ends.
 *
 * @param textBytes text, beyond which a text message is refused
 * @param binaryBytes binary, beyond which the oldest binary message goes or, if none may go, the new one is refused
 * @param dropsOldestBinary whether binary may be dropped at all
 * @param highBytes what may wait, beside binary that may be dropped, before the connection that feeds the queue is paused
 * @param lowBytes how little of it must be left before that connection is read from again; where no binary may be dropped, a
 *     message of any size is taken then
 */
public record Bounds(int textBytes, int binaryBytes, boolean dropsOldestBinary, int highBytes, int lowBytes) {

    /** The same bound for text and for binary; nothing is dropped and nothing paused. */
    public static Bounds of(int bytes) {
        return new Bounds(bytes, bytes, false, Integer.MAX_VALUE, -1);
    }
}
