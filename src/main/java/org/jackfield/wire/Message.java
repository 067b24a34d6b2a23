package org.jackfield.wire;

import java.nio.ByteBuffer;

/**
 * One whole data message of a WebSocket (RFC 6455 section 5.6), text or binary.
 *
 * <p>A message is never changed after it was made: who reads a {@link Binary} reads a duplicate of its buffer.
 */
public sealed interface Message {

    /** The bytes this message counts against a bound; for text its UTF-8 length. */
    int sizeBytes();

    /**
     * A text message.
     *
     * @param text what it says
     * @param sizeBytes its length in UTF-8, counted once
     */
    record Text(String text, int sizeBytes) implements Message {}

    /** A binary message; the bytes between the buffer's position and limit. */
    record Binary(ByteBuffer data) implements Message {
        @Override
        public int sizeBytes() {
            return data.remaining();
        }

        /** The bytes in an array of their own. */
        public byte[] copy() {
            byte[] bytes = new byte[data.remaining()];
            data.duplicate().get(bytes);
            return bytes;
        }
    }

    static Message text(String text) {
        return new Text(text, Utf8.length(text));
    }

    static Message binary(byte[] bytes) {
        return new Binary(ByteBuffer.wrap(bytes));
    }
}
