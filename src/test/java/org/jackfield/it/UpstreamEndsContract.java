package org.jackfield.it;

import static org.jackfield.testing.sockets.FrameCodec.TO_CLIENT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.JsonObject;
import org.jackfield.problem.End;
import org.jackfield.testing.server.ServerProcess;
import org.jackfield.testing.server.Site;
import org.jackfield.testing.sockets.Said;
import org.jackfield.testing.sockets.TestClient;
import org.jackfield.testing.upstream.Behaviour;
import org.jackfield.testing.upstream.Behaviours;
import org.jackfield.testing.upstream.FakeUpstream;
import org.jackfield.testing.upstream.Peer;
import org.jackfield.testing.upstream.Stage;
import org.jackfield.wire.Close;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An upstream that ends a session in whatever way: the client is told why and let go. */
interface UpstreamEndsContract {

    Site site();

    Stage stage();

    /** What becomes of a code that only servers send; not every client knows them. */
    End ofServerCode(int code);

    /** Plays, speaks, and expects to be told of this end. */
    private void assertToldOf(End end, Behaviour rest) {
        FakeUpstream upstream = stage().play(Behaviours.whenSpokenTo(rest));
        try (TestClient client = site().connect(Site.TRANSCRIPTION)) {
            client.await("connected");
            client.send(Said.words("go"));
            assertTold(end, client);
            upstream.awaitPeer().awaitEnd();
        }
    }

    private static void assertTold(End end, TestClient client) {
        JsonObject error = client.await("error");
        assertEquals(end.code(), error.getString("code"));
        assertEquals(end.close().code(), error.getInt("closeCode"));
        assertEquals(end.close().code(), client.await("disconnected").getInt("code"));
        assertEquals(end.close(), client.awaitClose());
        client.texts().forEach(text -> Leaks.assertNone(text, DialContract.TOKEN));
    }

    @ParameterizedTest
    @CsvSource({
        "0,    UPSTREAM_INVALID",
        "999,  UPSTREAM_INVALID",
        "1000, UPSTREAM_CLOSED",
        "1001, UPSTREAM_CLOSED",
        "1002, UPSTREAM_INVALID",
        "1003, UPSTREAM_INVALID",
        "1004, UPSTREAM_INVALID",
        "1005, UPSTREAM_INVALID",
        "1006, UPSTREAM_INVALID",
        "1007, UPSTREAM_INVALID",
        "1008, UPSTREAM_REFUSED",
        "1009, UPSTREAM_INVALID",
        "1010, UPSTREAM_INVALID",
        "1011, UPSTREAM_ERROR",
        "1015, UPSTREAM_INVALID",
        "2999, UPSTREAM_INVALID",
        "3000, UPSTREAM_ERROR",
        "4000, UPSTREAM_ERROR",
        "4401, UPSTREAM_REFUSED",
        "4999, UPSTREAM_ERROR",
        "5000, UPSTREAM_INVALID",
    })
    default void aCloseOfTheUpstreamIsToldInOurTerms(int code, End end) {
        assertToldOf(end, peer -> peer.close(code, DialContract.TOKEN));
    }

    @ParameterizedTest
    @ValueSource(ints = {1012, 1013, 1014})
    default void aCodeOfServersIsToldAsFarAsItIsUnderstood(int code) {
        assertToldOf(ofServerCode(code), peer -> peer.close(code, DialContract.TOKEN));
    }

    @Test
    default void aCloseWithoutACodeIsAClose() {
        assertToldOf(End.UPSTREAM_CLOSED, peer -> peer.write(TO_CLIENT.emptyClose()));
    }

    @Test
    default void anUpstreamThatIsGoneIsLost() {
        assertToldOf(End.UPSTREAM_LOST, Peer::fin);
        assertToldOf(End.UPSTREAM_LOST, Peer::reset);
    }

    @Test
    default void whatIsNotTheProtocolIsInvalid() {
        assertToldOf(End.UPSTREAM_INVALID, peer -> peer.write(TO_CLIENT.malformed()));
        assertToldOf(End.UPSTREAM_INVALID, peer -> peer.write(TO_CLIENT.invalidText()));
    }

    @Test
    default void tooLongAMessageIsInvalid() {
        assertToldOf(End.UPSTREAM_INVALID, peer -> peer.binary(new byte[(1 << 20) + 1]));
    }

    @Test
    default void anEndThatTheClientAskedForIsAGoodOne() {
        stage().play(Behaviours.whenSpokenTo(peer -> peer.close(1000, "")));
        try (TestClient client = site().connect(Site.TRANSCRIPTION)) {
            client.await("connected");
            client.send("{\"type\":\"CloseStream\"}");
            assertEquals(1000, client.await("disconnected").getInt("code"));
            assertEquals(new Close(1000, "ok"), client.awaitClose());
        }
    }

    @Test
    default void anUpstreamThatGivesNoSignOfLifeIsLost() {
        FakeUpstream upstream = stage().play(peer -> {
            peer.beDeaf();
            peer.accept();
        });
        try (TestClient client = site().connect(Site.TRANSCRIPTION)) {
            client.await("connected");
            assertTold(End.UPSTREAM_LOST, client);
            upstream.awaitPeer().awaitEnd();
        }
    }

    @Test
    default void anUpstreamThatTalksButDoesNotListenIsStalled() {
        FakeUpstream upstream = stage().play(peer -> {
            peer.accept();
            while (true) {
                peer.text("still here");
                peer.idle(200);
            }
        });
        try (TestClient client = site().connect(Site.TRANSCRIPTION)) {
            client.await("connected");
            client.pour(new byte[32_000], 1000);
            ServerProcess.explaining(client::awaitClose);
            assertTrue(client.texts().toString().contains(End.UPSTREAM_STALLED.code()));
            upstream.close();
        }
    }
}
