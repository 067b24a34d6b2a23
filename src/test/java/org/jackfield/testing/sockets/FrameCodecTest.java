package org.jackfield.testing.sockets;

import static org.jackfield.testing.sockets.FrameCodec.TO_CLIENT;
import static org.jackfield.testing.sockets.FrameCodec.TO_SERVER;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import org.jackfield.wire.Close;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The codec against the examples of RFC 6455 section 5.7, and against itself where there are none. */
class FrameCodecTest {

    private static final String UNMASKED_HELLO = "810548656c6c6f";
    private static final String MASKED_HELLO = "818537fa213d7f9f4d5158";
    private static final String FRAGMENTED_HELLO = "010348656c" + "80026c6f";
    private static final String UNMASKED_PING = "890548656c6c6f";
    private static final String MASKED_PONG = "8a8537fa213d7f9f4d5158";

    @Test
    void theExamplesAreWrittenAsTheyAre() {
        assertBytes(UNMASKED_HELLO, TO_CLIENT.text("Hello"));
        assertBytes(MASKED_HELLO, TO_SERVER.text("Hello"));
        assertBytes("010348656c", TO_CLIENT.of(Frame.TEXT, "Hel"));
        assertBytes("80026c6f", TO_CLIENT.of(Frame.FIN | Frame.CONTINUATION, "lo"));
        assertBytes(UNMASKED_PING, TO_CLIENT.ping("Hello"));
        assertBytes(MASKED_PONG, TO_SERVER.of(Frame.FIN | Frame.PONG, "Hello"));
    }

    @Test
    void theExamplesOfLongerPayloadsHaveTheirHeads() {
        assertBytes("827e0100", Arrays.copyOf(TO_CLIENT.binary(new byte[256]), 4));
        assertBytes("827f0000000000010000", Arrays.copyOf(TO_CLIENT.binary(new byte[65536]), 10));
    }

    @Test
    void theExamplesAreReadAsTheyAre() throws IOException {
        InputStream in = stream(UNMASKED_HELLO + MASKED_HELLO + FRAGMENTED_HELLO + UNMASKED_PING + MASKED_PONG);
        assertFrame(Frame.TEXT, true, false, "Hello", FrameCodec.read(in));
        assertFrame(Frame.TEXT, true, true, "Hello", FrameCodec.read(in));
        Frame begun = FrameCodec.read(in).orElseThrow();
        assertFrame(Frame.TEXT, false, false, "Hel", Optional.of(begun));
        Frame ended = FrameCodec.read(in).orElseThrow();
        assertFrame(Frame.CONTINUATION, true, false, "lo", Optional.of(ended));
        assertFrame(Frame.TEXT, true, false, "Hello", Optional.of(begun.with(ended)));
        assertFrame(Frame.PING, true, false, "Hello", FrameCodec.read(in));
        assertFrame(Frame.PONG, true, true, "Hello", FrameCodec.read(in));
        assertTrue(FrameCodec.read(in).isEmpty());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 125, 126, 127, 65535, 65536, 70001})
    void aPayloadOfAnySizeComesBackWithEveryFormOfItsLength(int size) throws IOException {
        byte[] payload = payload(size);
        for (FrameCodec codec : FrameCodec.values()) {
            assertArrayEquals(payload, back(codec.binary(payload)).payload());
            assertArrayEquals(
                    payload,
                    back(codec.withEightBytesOfLength(Frame.BINARY, payload)).payload());
            ByteBuffer written = ByteBuffer.allocate(size + FrameHead.MAX_BYTES);
            codec.write(written, Frame.BINARY, ByteBuffer.wrap(payload));
            Frame cheap = back(Arrays.copyOf(written.array(), written.position()));
            assertArrayEquals(payload, cheap.payload());
            assertEquals(codec == TO_SERVER, cheap.isMasked());
        }
        if (size < 1 << 16) {
            assertArrayEquals(
                    payload,
                    back(TO_SERVER.withTwoBytesOfLength(Frame.BINARY, payload)).payload());
        }
    }

    @Test
    void aLengthIsWrittenInMoreBytesThanItNeedsWhereAskedFor() {
        assertBytes("817e000161", TO_CLIENT.withTwoBytesOfLength(Frame.FIN | Frame.TEXT, new byte[] {'a'}));
        assertBytes(
                "817f000000000000000161", TO_CLIENT.withEightBytesOfLength(Frame.FIN | Frame.TEXT, new byte[] {'a'}));
        assertBytes("827f00000000000003e8", TO_CLIENT.announcing(Frame.FIN | Frame.BINARY, 1000));
        assertBytes("82ff00000000000003e837fa213d", TO_SERVER.announcing(Frame.FIN | Frame.BINARY, 1000));
    }

    @ParameterizedTest
    @EnumSource
    void aCloseFrameSaysItsCodeAndReason(FrameCodec codec) throws IOException {
        assertEquals(
                new Close(1006, "überall"), back(codec.close(1006, "überall")).close());
        assertEquals(new Close(4502, ""), back(codec.close(4502)).close());
        assertEquals(new Close(Close.NO_STATUS, ""), back(codec.emptyClose()).close());
    }

    @ParameterizedTest
    @EnumSource
    void fragmentsMakeUpTheMessageWithOthersBetween(FrameCodec codec) throws IOException {
        InputStream in = new ByteArrayInputStream(codec.fragments(Frame.BINARY, payload(10), 3, codec.ping("between")));
        Frame whole = FrameCodec.read(in).orElseThrow();
        for (int i = 1; i < 3; i++) {
            assertFalse(whole.isLast());
            assertFrame(Frame.PING, true, codec == TO_SERVER, "between", FrameCodec.read(in));
            whole = whole.with(FrameCodec.read(in).orElseThrow());
        }
        assertTrue(whole.isLast());
        assertEquals(Frame.BINARY, whole.opcode());
        assertArrayEquals(payload(10), whole.payload());
        assertTrue(FrameCodec.read(in).isEmpty());
    }

    @Test
    void aFrameThatIsNotThereWholeIsNone() throws IOException {
        byte[] frame = TO_SERVER.withEightBytesOfLength(Frame.FIN | Frame.TEXT, payload(3));
        for (int length = 0; length < frame.length; length++) {
            byte[] part = Arrays.copyOf(frame, length);
            assertTrue(FrameCodec.read(new ByteArrayInputStream(part)).isEmpty());
            ByteBuffer bytes = ByteBuffer.wrap(part);
            assertEquals(length >= FrameHead.MAX_BYTES, FrameHead.read(bytes).isPresent());
            assertEquals(length >= FrameHead.MAX_BYTES ? FrameHead.MAX_BYTES : 0, bytes.position());
        }
    }

    private static Frame back(byte[] frame) throws IOException {
        return FrameCodec.read(new ByteArrayInputStream(frame)).orElseThrow();
    }

    private static byte[] payload(int size) {
        byte[] payload = new byte[size];
        for (int i = 0; i < size; i++) {
            payload[i] = (byte) (i * 31);
        }
        return payload;
    }

    private static InputStream stream(String hex) {
        return new ByteArrayInputStream(HexFormat.of().parseHex(hex));
    }

    private static void assertBytes(String hex, byte[] bytes) {
        assertEquals(hex, HexFormat.of().formatHex(bytes));
    }

    private static void assertFrame(int opcode, boolean last, boolean masked, String text, Optional<Frame> read) {
        Frame frame = read.orElseThrow();
        assertEquals(opcode, frame.opcode());
        assertEquals(last, frame.isLast());
        assertEquals(masked, frame.isMasked());
        assertEquals(text, frame.text());
    }
}
