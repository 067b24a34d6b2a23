package org.jackfield.testing.sockets;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Frames as bytes (RFC 6455 section 5.2): made as a server sends them, read as a client sends them. */
public final class Frames {

    private static final int FIN = 0x80;
    private static final int MASK = 0x80;

    private Frames() {}

    public static byte[] text(String text) {
        return of(true, Frame.TEXT, text.getBytes(StandardCharsets.UTF_8));
    }

    public static byte[] binary(byte[] data) {
        return of(true, Frame.BINARY, data);
    }

    public static byte[] ping(String data) {
        return of(true, Frame.PING, data.getBytes(StandardCharsets.UTF_8));
    }

    /** A close frame with any code, also one that must not be sent. */
    public static byte[] close(int code, String reason) {
        byte[] words = reason.getBytes(StandardCharsets.UTF_8);
        return of(
                true,
                Frame.CLOSE,
                ByteBuffer.allocate(2 + words.length)
                        .putShort((short) code)
                        .put(words)
                        .array());
    }

    public static byte[] emptyClose() {
        return of(true, Frame.CLOSE, new byte[0]);
    }

    /** A text message whose bytes are not UTF-8. */
    public static byte[] invalidText() {
        return of(true, Frame.TEXT, new byte[] {(byte) 0xc3, (byte) 0x28});
    }

    /** A frame with reserved bits and a reserved opcode. */
    public static byte[] malformed() {
        return new byte[] {(byte) 0xf3, 0x01, 0x00};
    }

    public static byte[] of(boolean last, int opcode, byte[] payload) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write((last ? FIN : 0) | opcode);
        if (payload.length < 126) {
            out.write(payload.length);
        } else if (payload.length <= 0xffff) {
            out.write(126);
            out.writeBytes(
                    ByteBuffer.allocate(2).putShort((short) payload.length).array());
        } else {
            out.write(127);
            out.writeBytes(ByteBuffer.allocate(8).putLong(payload.length).array());
        }
        out.writeBytes(payload);
        return out.toByteArray();
    }

    /** The same frame as a client sends it: masked, with a mask of zeros. */
    public static byte[] masked(byte[] frame) {
        int length = frame[1] & 0x7f;
        int head = length < 126 ? 2 : length == 126 ? 4 : 10;
        byte[] masked = new byte[frame.length + 4];
        System.arraycopy(frame, 0, masked, 0, head);
        masked[1] |= (byte) MASK;
        System.arraycopy(frame, head, masked, head + 4, frame.length - head);
        return masked;
    }

    /** The next frame; empty at the end of the stream. */
    public static Optional<Frame> read(InputStream stream) throws IOException {
        int first = stream.read();
        if (first < 0) {
            return Optional.empty();
        }
        DataInputStream in = new DataInputStream(stream);
        try {
            int second = in.readUnsignedByte();
            int length = length(second & 0x7f, in);
            boolean masked = (second & MASK) != 0;
            byte[] mask = new byte[masked ? 4 : 0];
            in.readFully(mask);
            byte[] payload = new byte[length];
            in.readFully(payload);
            for (int i = 0; masked && i < length; i++) {
                payload[i] ^= mask[i % 4];
            }
            return Optional.of(new Frame((first & FIN) != 0, first & 0x0f, masked, payload));
        } catch (EOFException e) {
            return Optional.empty();
        }
    }

    private static int length(int small, DataInputStream in) throws IOException {
        return switch (small) {
            case 126 -> in.readUnsignedShort();
            case 127 -> Math.toIntExact(in.readLong());
            default -> small;
        };
    }
}
