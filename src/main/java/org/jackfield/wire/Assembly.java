package org.jackfield.wire;

import java.io.ByteArrayOutputStream;
import java.util.Optional;

/**
 * Puts messages together from their parts, within bounds. Called by the thread that reads, one part after the other.
 *
 * <p>Once a message is too large, or there is no room for its parts, nothing more is taken.
 */
public final class Assembly {

    private final int maxTextBytes;
    private final int maxBinaryBytes;
    private final int maxParts;
    private final PartBudget.Share share;
    private StringBuilder text = new StringBuilder();
    private ByteArrayOutputStream binary = new ByteArrayOutputStream(0);
    private int parts;
    private boolean tooLarge;
    private boolean withoutRoom;

    /**
     * For messages of one length.
     *
     * @param maxBytes the longest message
     * @param maxParts the largest number of parts of one message
     */
    public Assembly(int maxBytes, int maxParts) {
        this(maxBytes, maxBytes, maxParts, PartBudget.unbounded());
    }

    /**
     * For messages that share what room there is with those of other connections.
     *
     * @param maxTextBytes the longest text
     * @param maxBinaryBytes the longest binary message
     * @param maxParts the largest number of parts of one message
     * @param budget what the parts of unfinished messages come out of, until {@link #end}
     */
    public Assembly(int maxTextBytes, int maxBinaryBytes, int maxParts, PartBudget budget) {
        this.maxTextBytes = maxTextBytes;
        this.maxBinaryBytes = maxBinaryBytes;
        this.maxParts = maxParts;
        this.share = budget.share();
    }

    /** True if a part would have made its message longer than the bounds allow. */
    public boolean isTooLarge() {
        return tooLarge;
    }

    /** True if there was no room for a part. */
    public boolean isWithoutRoom() {
        return withoutRoom;
    }

    /** Gives back the room of an unfinished message, for its connection is over; any thread may call. */
    public void end() {
        share.end();
    }

    /** True between the first part of a message and the last. */
    public boolean isUnfinished() {
        return parts > 0;
    }

    /** Takes a part of a text message; the whole of it, if this was the last. */
    public Optional<Message> text(CharSequence part, boolean last) {
        if (isRefused(part.length() > maxTextBytes - text.length())) {
            return Optional.empty();
        }
        if (last && text.length() == 0) {
            return whole(Message.text(part.toString()), maxTextBytes);
        }
        if (hasNoRoom(part.length())) {
            return Optional.empty();
        }
        text.append(part);
        if (!last) {
            return Optional.empty();
        }
        Message whole = Message.text(text.toString());
        text = new StringBuilder();
        return whole(whole, maxTextBytes);
    }

    /** Takes a part of a binary message, whose bytes are not used by anybody else; the whole of it, if this was the last. */
    public Optional<Message> binary(byte[] part, boolean last) {
        if (isRefused(part.length > maxBinaryBytes - binary.size())) {
            return Optional.empty();
        }
        if (last && binary.size() == 0) {
            return whole(Message.binary(part), maxBinaryBytes);
        }
        if (hasNoRoom(part.length)) {
            return Optional.empty();
        }
        binary.writeBytes(part);
        if (!last) {
            return Optional.empty();
        }
        Message whole = Message.binary(binary.toByteArray());
        binary = new ByteArrayOutputStream(0);
        return whole(whole, maxBinaryBytes);
    }

    private boolean isRefused(boolean tooLong) {
        parts++;
        if (tooLong || parts > maxParts) {
            tooLarge = true;
            giveUp();
        }
        return tooLarge || withoutRoom;
    }

    private boolean hasNoRoom(int bytes) {
        if (!share.take(bytes)) {
            withoutRoom = true;
            giveUp();
        }
        return withoutRoom;
    }

    private void giveUp() {
        share.end();
        text = new StringBuilder();
        binary = new ByteArrayOutputStream(0);
    }

    private Optional<Message> whole(Message message, int maxBytes) {
        if (parts > 1) {
            share.release();
        }
        parts = 0;
        tooLarge = message.sizeBytes() > maxBytes;
        return tooLarge ? Optional.empty() : Optional.of(message);
    }
}
