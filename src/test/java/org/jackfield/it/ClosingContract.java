package org.jackfield.it;

import static org.jackfield.testing.sockets.FrameCodec.TO_SERVER;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.UncheckedIOException;
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

/** However a client closes, it is answered with a code that may be sent, and the upstream is released. */
interface ClosingContract {

    Site site();

    Stage stage();

    private Heard closingWith(byte[]... frames) {
        return closingWith(0, frames);
    }

    private Heard closingWith(int mostPassedOn, byte[]... frames) {
        FakeUpstream upstream = stage().play(Peer::accept);
        try (RawWebSocket client = site().open(Site.TRANSCRIPTION)) {
            client.await("connected");
            Peer peer = upstream.awaitPeer();
            sendAll(client, frames);
            Heard heard = client.hear();
            assertTrue(heard.ended(), () -> "still open after " + heard);
            assertTrue(heard.close().stream().allMatch(close -> Close.isSendable(close.code())), heard::toString);
            assertTrue(peer.awaitClose().code() == Close.NORMAL
                    || peer.awaitClose().code() == Close.GOING_AWAY);
            peer.awaitEnd();
            assertTrue(peer.messagesWaiting() <= mostPassedOn, () -> peer.messagesWaiting() + " were passed on");
            return heard;
        }
    }

    /** Behind a close there may be no connection any more to write to. */
    private static void sendAll(RawWebSocket client, byte[]... frames) {
        client.send(frames[0]);
        try {
            for (int i = 1; i < frames.length; i++) {
                client.send(frames[i]);
            }
        } catch (UncheckedIOException gone) {
            // What came before is still there to be read.
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1000, 1001, 1002, 1003, 1007, 1008, 1009, 1011, 3000, 3999, 4000, 4401, 4999})
    default void aLegalCodeIsEchoed(int code) {
        assertEquals(code, closingWith(TO_SERVER.close(code)).code());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 500, 999, 1004, 1005, 1006, 1012, 1013, 1014, 1015, 1016, 2000, 2999, 5000, 65_535})
    default void anIllegalCodeIsAViolation(int code) {
        assertEquals(Close.PROTOCOL_ERROR, closingWith(TO_SERVER.close(code)).code());
    }

    @Test
    default void aCloseWithoutACodeIsAnswered() {
        Heard heard = closingWith(TO_SERVER.of(Frame.FIN | Frame.CLOSE, ""));
        assertTrue(heard.code() == Close.NORMAL || heard.code() == Close.NO_STATUS, heard::toString);
    }

    @Test
    default void aReasonOf123BytesIsTaken() {
        byte[] reason = "r".repeat(123).getBytes(java.nio.charset.StandardCharsets.US_ASCII);
        assertEquals(
                Close.NORMAL, closingWith(TO_SERVER.close(Close.NORMAL, reason)).code());
    }

    /** WildFly hands a text on that comes so close behind that its end of the session is not yet known. */
    @Test
    default void whatComesBehindACloseIsIgnored() {
        byte[] close = TO_SERVER.close(Close.NORMAL);
        byte[] text = TO_SERVER.of(Frame.FIN | Frame.TEXT, Said.words("too late"));
        int most = Servers.isPayara() ? 0 : 1;
        assertEquals(
                Close.NORMAL, closingWith(2 * most, close, text, close, text).code());
        assertEquals(Close.NORMAL, closingWith(most, all(close, text, close)).code());
    }

    private static byte[] all(byte[]... frames) {
        java.io.ByteArrayOutputStream all = new java.io.ByteArrayOutputStream();
        for (byte[] frame : frames) {
            all.writeBytes(frame);
        }
        return all.toByteArray();
    }
}
