package org.jackfield.it;

import static org.jackfield.testing.sockets.FrameCodec.TO_SERVER;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.JsonObject;
import org.jackfield.problem.End;
import org.jackfield.testing.server.Await;
import org.jackfield.testing.server.Site;
import org.jackfield.testing.sockets.Frame;
import org.jackfield.testing.sockets.Heard;
import org.jackfield.testing.sockets.RawWebSocket;
import org.jackfield.testing.upstream.FakeUpstream;
import org.jackfield.testing.upstream.Peer;
import org.jackfield.testing.upstream.Stage;
import org.junit.jupiter.api.Test;

/** How large messages of clients may be, and what they may hold before they are whole. */
interface MessageSizeContract {

    /** Room for one of the messages that these tests begin, and not for two. */
    int UNFINISHED_BYTES = 200_000;

    int BEGUN_BYTES = 120_000;
    int FIN = 0x80;

    Site site();

    Stage stage();

    private RawWebSocket open() {
        RawWebSocket client = site().open(Site.TRANSCRIPTION);
        client.await("connected");
        return client;
    }

    private static void assertTooLarge(Heard heard) {
        assertEquals(End.TOO_LARGE.close(), heard.close().orElseThrow());
        JsonObject details = heard.errors().get(0).getJsonObject("details");
        assertEquals(65_536, details.getInt("maxTextBytes"));
        assertEquals(131_072, details.getInt("maxBinaryBytes"));
    }

    @Test
    default void textMayBe64KibibytesLongAndAudioTwiceAsLong() {
        stage().play(Peer::accept);
        try (RawWebSocket client = open()) {
            client.text("x".repeat(65_536)).binary(new byte[131_072]);
            assertEquals(1000, client.send(TO_SERVER.close(1000)).hear().code());
        }
        try (RawWebSocket client = open()) {
            assertTooLarge(client.text("x".repeat(65_537)).hear());
        }
        try (RawWebSocket client = open()) {
            assertTooLarge(client.binary(new byte[131_074]).hear());
        }
    }

    @Test
    default void messagesInPiecesOfOneKibibyteArriveWhole() {
        FakeUpstream upstream = stage().play(Peer::accept);
        byte[] audio = new byte[32_000];
        for (int i = 0; i < audio.length; i++) {
            audio[i] = (byte) i;
        }
        try (RawWebSocket client = open()) {
            client.send(TO_SERVER.fragments(Frame.BINARY, audio, 32, new byte[0]));
            assertArrayEquals(audio, upstream.awaitPeer().awaitMessage().payload());
        }
    }

    /** Begins a message; false if there was no room for it. */
    private static boolean begin(RawWebSocket client) {
        client.send(TO_SERVER.of(Frame.BINARY, new byte[BEGUN_BYTES])).send(TO_SERVER.ping("read"));
        int answer = Frame.TEXT;
        while (answer != Frame.PONG && answer != Frame.CLOSE) {
            answer = client.next().orElseThrow().opcode();
        }
        return answer == Frame.PONG;
    }

    /** What others have left behind may be there for a moment more. */
    private void assertHasRoomSoon() {
        Await.until("room", () -> {
            try (RawWebSocket client = open()) {
                return begin(client);
            }
        });
    }

    @Test
    default void unfinishedMessagesOfAllClientsHaveSoMuchRoomTogether() {
        stage().play(Peer::accept);
        try (RawWebSocket first = open();
                RawWebSocket second = open()) {
            assertTrue(begin(first));
            Heard heard = second.send(TO_SERVER.of(Frame.BINARY, new byte[BEGUN_BYTES]))
                    .hear();
            assertEquals(End.OVERLOADED.close(), heard.close().orElseThrow());

            first.send(TO_SERVER.of(FIN | Frame.CONTINUATION, new byte[2]));
            assertEquals(1000, first.send(TO_SERVER.close(1000)).hear().code());
        }
        assertHasRoomSoon();
        assertHasRoomSoon();
    }
}
