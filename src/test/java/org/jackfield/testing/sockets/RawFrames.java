package org.jackfield.testing.sockets;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Frames as a client sends them (RFC 6455 section 5.2), byte by byte, also such as must not be sent. */
public final class RawFrames {

    public static final int FIN = 0x80;
    public static final int RSV1 = 0x40;
    public static final int RSV2 = 0x20;
    public static final int RSV3 = 0x10;

    private static final int MASKED = 0x80;
    private static final byte[] MASK = {0x37, (byte) 0xfa, 0x21, 0x3d};
    private static final int SHORT = 126;
    private static final int LONG = 127;

    private RawFrames() {}

    /** A frame with any first byte, masked, its length as short as it can be written. */
    public static byte[] of(int first, byte[] payload) {
        int form = payload.length < SHORT ? payload.length : payload.length < 1 << 16 ? SHORT : LONG;
        return of(first, form, payload);
    }

    public static byte[] of(int first, String payload) {
        return of(first, payload.getBytes(StandardCharsets.UTF_8));
    }

    /** The same with the length written in two bytes, whether or not it needs them. */
    public static byte[] withTwoBytesOfLength(int first, byte[] payload) {
        return of(first, SHORT, payload);
    }

    /** The same with the length written in eight bytes, whether or not it needs them. */
    public static byte[] withEightBytesOfLength(int first, byte[] payload) {
        return of(first, LONG, payload);
    }

    /** The head of a frame that promises {@code length} bytes, which may be negative: the top bit is set then. */
    public static byte[] announcing(int first, long length) {
        return ByteBuffer.allocate(14)
                .put((byte) first)
                .put((byte) (MASKED | LONG))
                .putLong(length)
                .put(MASK)
                .array();
    }

    /** A message in as many fragments as asked for, of about the same size; {@code between} goes behind each but the last. */
    public static byte[] fragments(int opcode, byte[] payload, int count, byte[] between) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (int i = 0; i < count; i++) {
            int from = (int) ((long) payload.length * i / count);
            int to = (int) ((long) payload.length * (i + 1) / count);
            byte[] part = java.util.Arrays.copyOfRange(payload, from, to);
            boolean last = i == count - 1;
            all.writeBytes(of((last ? FIN : 0) | (i == 0 ? opcode : Frame.CONTINUATION), part));
            all.writeBytes(last ? new byte[0] : between);
        }
        return all.toByteArray();
    }

    /** A close frame with any code and any bytes for a reason. */
    public static byte[] close(int code, byte... reason) {
        return of(
                FIN | Frame.CLOSE,
                ByteBuffer.allocate(2 + reason.length)
                        .putShort((short) code)
                        .put(reason)
                        .array());
    }

    private static byte[] of(int first, int form, byte[] payload) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(first);
        out.write(MASKED | form);
        if (form == SHORT) {
            out.writeBytes(
                    ByteBuffer.allocate(2).putShort((short) payload.length).array());
        } else if (form == LONG) {
            out.writeBytes(ByteBuffer.allocate(8).putLong(payload.length).array());
        }
        out.writeBytes(MASK);
        for (int i = 0; i < payload.length; i++) {
            out.write(payload[i] ^ MASK[i % MASK.length]);
        }
        return out.toByteArray();
    }
}
