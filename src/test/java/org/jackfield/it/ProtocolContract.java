package org.jackfield.it;

import static org.jackfield.testing.sockets.FrameCodec.TO_SERVER;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.jackfield.testing.server.Site;
import org.jackfield.testing.sockets.Frame;
import org.jackfield.testing.sockets.Heard;
import org.jackfield.testing.sockets.RawWebSocket;
import org.jackfield.testing.sockets.Said;
import org.jackfield.testing.upstream.FakeUpstream;
import org.jackfield.testing.upstream.Peer;
import org.jackfield.testing.upstream.Stage;
import org.jackfield.wire.Close;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What RFC 6455 lets a client send arrives as one message; what it forbids ends the session and releases the upstream. */
interface ProtocolContract {

    int FIN = Frame.FIN;
    int FIN_TEXT = FIN | Frame.TEXT;
    String MIXED = "é€😀 ";

    Site site();

    Stage stage();

    private static byte[] text(int bytes) {
        return Said.bytes(bytes, MIXED).getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] data(int bytes) {
        byte[] data = new byte[bytes];
        IntStream.range(0, bytes).forEach(i -> data[i] = (byte) (i * 31));
        return data;
    }

    private static byte[] invalidUtf8() {
        return new byte[] {'a', (byte) 0xc3, 0x28};
    }

    // What is allowed.

    /** The lengths at which the head of a frame changes its form; characters of several bytes are split. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 64})
    default void aMessageInFragmentsArrivesWholeAndPingsBetweenAreAnswered(int fragments) {
        FakeUpstream upstream = stage().play(Peer::accept);
        byte[] ping = TO_SERVER.of(FIN | Frame.PING, "between");
        try (RawWebSocket client = site().open(Site.TRANSCRIPTION)) {
            client.await("connected");
            Peer peer = upstream.awaitPeer();
            for (int bytes : new int[] {0, 1, 125, 126, 65535, 65536}) {
                byte[] text = text(Math.max(Said.leastBytes(), bytes));
                client.send(TO_SERVER.fragments(Frame.TEXT, text, fragments, ping));
                assertArrayEquals(text, peer.awaitMessage().payload());
                int even = bytes + bytes % 2;
                client.send(TO_SERVER.fragments(Frame.BINARY, data(even), fragments, ping));
                if (even > 0) {
                    assertArrayEquals(data(even), peer.awaitMessage().payload());
                }
                int pings = 2 * (fragments - 1);
                for (int i = 0; i < pings; i++) {
                    Frame pong = client.next().orElseThrow();
                    assertEquals(Frame.PONG, pong.opcode());
                    assertEquals("between", pong.text());
                }
            }
        }
    }

    /** RFC 6455 section 5.2 wants the shortest form from senders and does not say what receivers do. */
    @Test
    default void aLengthInALongerFormIsTakenOrRefused() {
        FakeUpstream upstream = stage().play(Peer::accept);
        byte[][] frames = {
            TO_SERVER.withTwoBytesOfLength(FIN_TEXT, text(105)),
            TO_SERVER.withEightBytesOfLength(FIN_TEXT, text(105)),
            TO_SERVER.withEightBytesOfLength(FIN_TEXT, text(500))
        };
        for (byte[] frame : frames) {
            try (RawWebSocket client = site().open(Site.TRANSCRIPTION)) {
                client.await("connected");
                Peer peer = upstream.awaitPeer();
                client.send(frame).send(TO_SERVER.close(Close.NORMAL));
                Heard heard = client.hear();
                assertTrue(heard.code() == Close.NORMAL || heard.code() == Close.PROTOCOL_ERROR, heard::toString);
                if (heard.code() == Close.NORMAL) {
                    assertTrue(peer.awaitMessage().payload().length % 395 == 105);
                }
                peer.awaitEnd();
            }
        }
    }

    // What is forbidden.

    @ParameterizedTest
    @ValueSource(ints = {0x40, 0x20, 0x10, 0x70})
    default void aReservedBitIsAViolation(int bits) {
        assertCutOff(Close.PROTOCOL_ERROR, TO_SERVER.of(FIN_TEXT | bits, "x"));
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 4, 5, 6, 7, 11, 12, 13, 14, 15})
    default void anUnknownOpcodeIsAViolation(int opcode) {
        assertCutOff(Close.PROTOCOL_ERROR, TO_SERVER.of(FIN | opcode, "x"));
    }

    @ParameterizedTest
    @ValueSource(ints = {Frame.PING, Frame.PONG, Frame.CLOSE})
    default void aControlFrameThatIsFragmentedIsAViolation(int opcode) {
        assertCutOff(Close.PROTOCOL_ERROR, TO_SERVER.of(opcode, ""));
    }

    @ParameterizedTest
    @ValueSource(ints = {Frame.PING, Frame.PONG, Frame.CLOSE})
    default void aControlFrameOf126BytesIsAViolation(int opcode) {
        assertCutOff(Close.PROTOCOL_ERROR, TO_SERVER.of(FIN | opcode, data(126)));
    }

    @Test
    default void aContinuationOfNothingIsAViolation() {
        assertCutOff(Close.PROTOCOL_ERROR, TO_SERVER.of(FIN | Frame.CONTINUATION, "x"));
        assertCutOff(Close.PROTOCOL_ERROR, TO_SERVER.of(Frame.CONTINUATION, "x"));
    }

    @Test
    default void aMessageInsideAnotherIsAViolation() {
        for (int opcode : new int[] {Frame.TEXT, Frame.BINARY}) {
            assertCutOff(
                    Close.PROTOCOL_ERROR, TO_SERVER.of(Frame.TEXT, "begun"), TO_SERVER.of(FIN | opcode, "another"));
        }
    }

    @Test
    default void aCloseFrameOfOneByteIsAViolation() {
        assertCutOff(Close.PROTOCOL_ERROR, TO_SERVER.of(FIN | Frame.CLOSE, "x"));
    }

    @Test
    default void textThatIsNotUtf8IsAViolationAndNothingOfItIsPassedOn() {
        assertCutOff(Close.INVALID_PAYLOAD, TO_SERVER.of(FIN_TEXT, invalidUtf8()));
        assertCutOff(Close.INVALID_PAYLOAD, TO_SERVER.fragments(Frame.TEXT, invalidUtf8(), 3, new byte[0]));
        assertCutOff(
                Close.INVALID_PAYLOAD, TO_SERVER.of(FIN_TEXT, Arrays.copyOf("é".getBytes(StandardCharsets.UTF_8), 1)));
    }

    @Test
    default void aReasonThatIsNotUtf8IsAViolation() {
        assertCutOff(Close.INVALID_PAYLOAD, TO_SERVER.close(Close.NORMAL, invalidUtf8()));
    }

    /** The client is closed with {@code code} or without a word, and its upstream is released without a message. */
    private void assertCutOff(int code, byte[]... frames) {
        FakeUpstream upstream = stage().play(Peer::accept);
        try (RawWebSocket client = site().open(Site.TRANSCRIPTION)) {
            client.await("connected");
            Peer peer = upstream.awaitPeer();
            for (byte[] frame : frames) {
                client.send(frame);
            }
            Heard heard = client.hear();
            assertTrue(heard.ended(), () -> "still open after " + heard);
            assertEquals(code, heard.code(), heard::toString);
            assertEquals(Close.GOING_AWAY, peer.awaitClose().code());
            peer.awaitEnd();
            assertEquals(0, peer.messagesWaiting());
        }
    }
}
