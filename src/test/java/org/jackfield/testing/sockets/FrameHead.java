package org.jackfield.testing.sockets;

import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * What stands before a frame's payload (RFC 6455 section 5.2), to either side; any value may be in it, also one that must not
 * be sent.
 *
 * @param first the first byte: the last fragment's mark, reserved bits, the opcode
 * @param form how the length is written
 * @param length the length of the payload; negative if the top bit of eight bytes is set
 * @param masked whether there is a mask
 * @param mask the mask; 0 if there is none
 */
public record FrameHead(int first, Form form, long length, boolean masked, int mask) {

    /** The longest head: two bytes, eight of length, four of mask. */
    public static final int MAX_BYTES = 14;

    private static final int MASKED = 0x80;

    /** How many bytes a length takes beside the seven bits of the second byte. */
    public enum Form {
        NONE(0),
        TWO(126),
        EIGHT(127);

        private final int mark;

        Form(int mark) {
            this.mark = mark;
        }

        static Form shortest(long length) {
            return length >= 0 && length < TWO.mark ? NONE : length >= 0 && length < 1 << 16 ? TWO : EIGHT;
        }

        private static Form of(int seven) {
            return seven == TWO.mark ? TWO : seven == EIGHT.mark ? EIGHT : NONE;
        }

        private int bytes() {
            return this == NONE ? 0 : this == TWO ? 2 : 8;
        }
    }

    /** Without a mask, its length as short as it can be written. */
    static FrameHead plain(int first, long length) {
        return new FrameHead(first, Form.shortest(length), length, false, 0);
    }

    FrameHead in(Form other) {
        return new FrameHead(first, other, length, masked, mask);
    }

    FrameHead withMask(int key) {
        return new FrameHead(first, form, length, true, key);
    }

    public boolean isLast() {
        return (first & Frame.FIN) != 0;
    }

    public int opcode() {
        return first & 0x0f;
    }

    int bytes() {
        return 2 + form.bytes() + (masked ? Integer.BYTES : 0);
    }

    void write(ByteBuffer to) {
        int seven = form == Form.NONE ? (int) length : form.mark;
        to.put((byte) first).put((byte) ((masked ? MASKED : 0) | seven));
        switch (form) {
            case TWO -> to.putShort((short) length);
            case EIGHT -> to.putLong(length);
            case NONE -> {}
        }
        if (masked) {
            to.putInt(mask);
        }
    }

    /** How many bytes of a head follow the first two, of which {@code second} is the latter. */
    static int bytesBehind(int second) {
        return Form.of(second & 0x7f).bytes() + ((second & MASKED) == 0 ? 0 : Integer.BYTES);
    }

    /** Takes a head off the bytes; empty, and nothing is taken, if it is not there whole. */
    public static Optional<FrameHead> read(ByteBuffer from) {
        int start = from.position();
        if (from.remaining() < 2 || from.remaining() < 2 + bytesBehind(from.get(start + 1))) {
            return Optional.empty();
        }
        int first = from.get() & 0xff;
        int second = from.get() & 0xff;
        Form form = Form.of(second & 0x7f);
        long length =
                switch (form) {
                    case TWO -> from.getShort() & 0xffff;
                    case EIGHT -> from.getLong();
                    case NONE -> second & 0x7f;
                };
        boolean masked = (second & MASKED) != 0;
        return Optional.of(new FrameHead(first, form, length, masked, masked ? from.getInt() : 0));
    }

    /** Masks what is not masked, unmasks what is, where it lies: all from the position to the limit. */
    public void maskOver(ByteBuffer payload) {
        if (mask == 0) {
            return;
        }
        int at = payload.position();
        for (; at + Integer.BYTES <= payload.limit(); at += Integer.BYTES) {
            payload.putInt(at, payload.getInt(at) ^ mask);
        }
        for (int shift = 24; at < payload.limit(); at++, shift -= 8) {
            payload.put(at, (byte) (payload.get(at) ^ (mask >>> shift)));
        }
    }
}
