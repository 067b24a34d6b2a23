package org.jackfield.wire;

import java.io.ByteArrayOutputStream;
import java.util.Optional;

/**
 * Puts messages together from their parts, within bounds. Called by the thread that reads, one part after the other.
 *
 * <p>Once a message is too large nothing more is taken.
 */
public final class Assembly {

    private final int maxBytes;
    private final int maxParts;
    private StringBuilder text = new StringBuilder();
    private ByteArrayOutputStream binary = new ByteArrayOutputStream(0);
    private int parts;
    private boolean tooLarge;

    /**
     * @param maxBytes the longest message
     * @param maxParts the largest number of parts of one message
     */
    public Assembly(int maxBytes, int maxParts) {
        this.maxBytes = maxBytes;
        this.maxParts = maxParts;
    }

    /** True if a part would have made its message longer than the bounds allow. */
    public boolean isTooLarge() {
        return tooLarge;
    }

    /** True between the first part of a message and the last. */
    public boolean isUnfinished() {
        return parts > 0;
    }

    /** Takes a part of a text message; the whole of it, if this was the last. */
    public Optional<Message> text(CharSequence part, boolean last) {
        if (isRefused(part.length() > maxBytes - text.length())) {
            return Optional.empty();
        }
        if (last && text.length() == 0) {
            return whole(Message.text(part.toString()));
        }
        text.append(part);
        if (!last) {
            return Optional.empty();
        }
        Message whole = Message.text(text.toString());
        text = new StringBuilder();
        return whole(whole);
    }

    /** Takes a part of a binary message, whose bytes are not used by anybody else; the whole of it, if this was the last. */
    public Optional<Message> binary(byte[] part, boolean last) {
        if (isRefused(part.length > maxBytes - binary.size())) {
            return Optional.empty();
        }
        if (last && binary.size() == 0) {
            return whole(Message.binary(part));
        }
        binary.writeBytes(part);
        if (!last) {
            return Optional.empty();
        }
        Message whole = Message.binary(binary.toByteArray());
        binary = new ByteArrayOutputStream(0);
        return whole(whole);
    }

    private boolean isRefused(boolean tooLong) {
        parts++;
        if (tooLong || parts > maxParts) {
            tooLarge = true;
            text = new StringBuilder();
            binary = new ByteArrayOutputStream(0);
        }
        return tooLarge;
    }

    private Optional<Message> whole(Message message) {
        parts = 0;
        tooLarge = message.sizeBytes() > maxBytes;
        return tooLarge ? Optional.empty() : Optional.of(message);
    }
}
