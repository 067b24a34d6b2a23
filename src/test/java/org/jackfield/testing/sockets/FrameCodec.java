package org.jackfield.testing.sockets;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * Frames as bytes (RFC 6455 section 5), also such as must not be sent: written in one direction, read in both.
 *
 * <p>Nothing else in the tests knows how a frame is put together. It has no state.
 */
public enum FrameCodec {

    /** As a server sends them: without a mask. */
    TO_CLIENT,

    /** As a client sends them: with the mask of the examples in section 5.7. */
    TO_SERVER;

    private static final int MASK = 0x37fa213d;

    // Messages.

    public byte[] text(String text) {
        return of(Frame.FIN | Frame.TEXT, text);
    }

    public byte[] binary(byte[] data) {
        return of(Frame.FIN | Frame.BINARY, data);
    }

    public byte[] ping(String data) {
        return of(Frame.FIN | Frame.PING, data);
    }

    /** A close frame with any code, also one that must not be sent. */
    public byte[] close(int code, String reason) {
        return close(code, reason.getBytes(StandardCharsets.UTF_8));
    }

    /** The same with any bytes for a reason. */
    public byte[] close(int code, byte... reason) {
        ByteBuffer payload = ByteBuffer.allocate(2 + reason.length);
        return of(
                Frame.FIN | Frame.CLOSE,
                payload.putShort((short) code).put(reason).array());
    }

    public byte[] emptyClose() {
        return of(Frame.FIN | Frame.CLOSE, new byte[0]);
    }

    /** A text message whose bytes are not UTF-8. */
    public byte[] invalidText() {
        return of(Frame.FIN | Frame.TEXT, new byte[] {(byte) 0xc3, (byte) 0x28});
    }

    /** A frame with reserved bits and a reserved opcode. */
    public byte[] malformed() {
        return of(Frame.FIN | Frame.RSV1 | Frame.RSV2 | Frame.RSV3 | 3, new byte[1]);
    }

    /** A message in as many fragments as asked for, of about the same size; {@code between} goes behind each but the last. */
    public byte[] fragments(int opcode, byte[] payload, int count, byte[] between) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (int i = 0; i < count; i++) {
            int from = (int) ((long) payload.length * i / count);
            int to = (int) ((long) payload.length * (i + 1) / count);
            boolean last = i == count - 1;
            int first = (last ? Frame.FIN : 0) | (i == 0 ? opcode : Frame.CONTINUATION);
            all.writeBytes(of(first, Arrays.copyOfRange(payload, from, to)));
            all.writeBytes(last ? new byte[0] : between);
        }
        return all.toByteArray();
    }

    // Frames.

    /** A frame with any first byte, its length as short as it can be written. */
    public byte[] of(int first, byte[] payload) {
        return of(head(first, payload.length), payload);
    }

    public byte[] of(int first, String payload) {
        return of(first, payload.getBytes(StandardCharsets.UTF_8));
    }

    /** The same with the length written in two bytes, whether or not it needs them. */
    public byte[] withTwoBytesOfLength(int first, byte[] payload) {
        return of(head(first, payload.length).in(FrameHead.Form.TWO), payload);
    }

    /** The same with the length written in eight bytes, whether or not it needs them. */
    public byte[] withEightBytesOfLength(int first, byte[] payload) {
        return of(head(first, payload.length).in(FrameHead.Form.EIGHT), payload);
    }

    /** The head of a frame that promises {@code length} bytes, which may be negative: the top bit is set then. */
    public byte[] announcing(int first, long length) {
        return of(head(first, length).in(FrameHead.Form.EIGHT), new byte[0]);
    }

    private FrameHead head(int first, long length) {
        FrameHead plain = FrameHead.plain(first, length);
        return this == TO_SERVER ? plain.withMask(MASK) : plain;
    }

    private static byte[] of(FrameHead head, byte[] payload) {
        ByteBuffer frame = ByteBuffer.allocate(head.bytes() + payload.length);
        head.write(frame);
        head.maskOver(frame.slice().put(payload).flip());
        return frame.array();
    }

    /** Writes a whole message of what is left of {@code payload}, where it costs nothing: the mask of a client is of zeros. */
    public void write(ByteBuffer to, int opcode, ByteBuffer payload) {
        FrameHead plain = FrameHead.plain(Frame.FIN | opcode, payload.remaining());
        (this == TO_SERVER ? plain.withMask(0) : plain).write(to);
        to.put(payload);
    }

    /** The next frame of either direction; empty at the end of the stream. */
    public static Optional<Frame> read(InputStream in) throws IOException {
        byte[] start = in.readNBytes(2);
        if (start.length < 2) {
            return Optional.empty();
        }
        byte[] rest = in.readNBytes(FrameHead.bytesBehind(start[1]));
        ByteBuffer bytes = ByteBuffer.allocate(FrameHead.MAX_BYTES).put(start).put(rest);
        Optional<FrameHead> head = FrameHead.read(bytes.flip());
        if (head.isEmpty()) {
            return Optional.empty();
        }
        int length = Math.toIntExact(head.get().length());
        byte[] payload = in.readNBytes(length);
        head.get().maskOver(ByteBuffer.wrap(payload));
        return payload.length < length ? Optional.empty() : Optional.of(new Frame(head.get(), payload));
    }
}
