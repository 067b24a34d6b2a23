package org.jackfield.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jackfield.testing.Behaviour;
import org.jackfield.testing.Behaviours;
import org.jackfield.testing.FakeUpstream;
import org.jackfield.testing.Frame;
import org.jackfield.testing.Frames;
import org.jackfield.testing.Peer;
import org.jackfield.testing.RawHttp;
import org.jackfield.testing.ServerProcess;
import org.jackfield.testing.Site;
import org.jackfield.testing.Stage;
import org.jackfield.testing.TestClient;
import org.jackfield.wire.Close;
import org.jackfield.wire.End;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever ends a session in whatever way, the other side is told why and let go. */
interface EndsContract {

    byte[] PONG = Frames.masked(Frames.of(true, Frame.PONG, new byte[0]));

    /** The limit of silence, a sweep and something for a machine with other things to do. */
    Duration SOON = Duration.ofSeconds(10);

    Site site();

    Stage stage();

    /** What becomes of a code that only servers send; not every client knows them. */
    End ofServerCode(int code);

    /** Accepts, and does the rest once the client has said something. */
    private static Behaviour whenSpokenTo(Behaviour rest) {
        return peer -> {
            peer.accept();
            peer.serve(message -> {
                try {
                    rest.meet(peer);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        };
    }

    /** Plays, speaks, and expects to be told of this end. */
    private void assertToldOf(End end, Behaviour rest) {
        FakeUpstream upstream = stage().play(whenSpokenTo(rest));
        try (TestClient client = site().connect(Site.TRANSCRIPTION)) {
            client.await("connected");
            client.send("go");
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

    // The upstream ends it.

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
        assertToldOf(End.UPSTREAM_CLOSED, peer -> peer.write(Frames.emptyClose()));
    }

    @Test
    default void anUpstreamThatIsGoneIsLost() {
        assertToldOf(End.UPSTREAM_LOST, Peer::fin);
        assertToldOf(End.UPSTREAM_LOST, Peer::reset);
    }

    @Test
    default void whatIsNotTheProtocolIsInvalid() {
        assertToldOf(End.UPSTREAM_INVALID, peer -> peer.write(Frames.malformed()));
        assertToldOf(End.UPSTREAM_INVALID, peer -> peer.write(Frames.invalidText()));
    }

    @Test
    default void tooLongAMessageIsInvalid() {
        assertToldOf(End.UPSTREAM_INVALID, peer -> peer.binary(new byte[(1 << 20) + 1]));
    }

    @Test
    default void anEndThatTheClientAskedForIsAGoodOne() {
        stage().play(whenSpokenTo(peer -> peer.close(1000, "")));
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
            long start = System.nanoTime();
            assertTold(End.UPSTREAM_LOST, client);
            assertTrue(System.nanoTime() - start < SOON.toNanos());
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

    // The client ends it.

    @ParameterizedTest
    @CsvSource({"1000, 1000", "1001, 1001", "4321, 1001"})
    default void theUpstreamIsToldOfAClientThatLeaves(int code, int told) {
        FakeUpstream upstream = stage().play(Peer::accept);
        try (TestClient client = site().connect(Site.TRANSCRIPTION)) {
            client.await("connected");
            client.leave(code, "bye");
            Peer peer = upstream.awaitPeer();
            assertEquals(new Close(told, ""), peer.awaitClose());
            peer.awaitEnd();
        }
    }

    @ParameterizedTest
    @CsvSource({"1000, 1000", "4321, 1001"})
    default void theVoiceIsAskedToFinishFirst(int code, int told) {
        FakeUpstream upstream = stage().play(Peer::accept);
        try (TestClient client = site().connect(Site.SPEECH)) {
            client.await("connected");
            client.leave(code, "");
            Peer peer = upstream.awaitPeer();
            assertEquals("{\"type\":\"Close\"}", peer.awaitMessage().text());
            assertEquals(told, peer.awaitClose().code());
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    default void aClientThatVanishesReleasesTheUpstream(boolean reset) {
        FakeUpstream upstream = stage().play(Peer::accept);
        RawHttp client = site().upgraded(Site.TRANSCRIPTION);
        Peer peer = upstream.awaitPeer();
        if (reset) {
            client.reset();
        } else {
            client.close();
        }
        assertEquals(1001, peer.awaitClose().code());
        peer.awaitEnd();
    }

    @Test
    default void aClientThatLeavesDuringTheDialLeavesNothingBehind() {
        FakeUpstream upstream = stage().play(peer -> {
            peer.idle(700);
            peer.accept();
        });
        try (TestClient client = site().connect(Site.TRANSCRIPTION)) {
            client.leave(1000, "");
            upstream.awaitPeer().awaitEnd();
        }
    }

    @Test
    default void aClientThatBreaksTheProtocolIsCutOff() {
        for (byte[] bad : new byte[][] {Frames.malformed(), Frames.invalidText()}) {
            FakeUpstream upstream = stage().play(Peer::accept);
            try (RawHttp client = site().upgraded(Site.TRANSCRIPTION)) {
                Peer peer = upstream.awaitPeer();
                client.write(Frames.masked(bad));
                client.awaitClose().ifPresent(close -> assertTrue(Close.isSendable(close.code()), close::toString));
                assertEquals(1001, peer.awaitClose().code());
            }
        }
    }

    @Test
    default void aClientThatGivesNoSignOfLifeIsGivenUp() {
        FakeUpstream upstream = stage().play(Peer::accept);
        try (RawHttp client = site().upgraded(Site.TRANSCRIPTION)) {
            assertEquals(End.CLIENT_DEAD.close(), client.awaitClose().orElseThrow());
            assertEquals(1001, upstream.awaitPeer().awaitClose().code());
        }
    }

    @Test
    default void aClientThatDoesNotReadIsGivenUp() {
        FakeUpstream upstream = stage().play(peer -> {
            peer.accept();
            peer.idle(200); // The JDK's client misreads frames that come along with the 101.
            for (int i = 0; i < 500; i++) {
                peer.binary(new byte[64_000]);
            }
        });
        try (RawHttp client = site().upgraded(Site.SPEECH)) {
            Peer peer = upstream.awaitPeer();
            assertTrue(stillThereUntilTheEndOf(peer, client));
            client.awaitClose().ifPresent(close -> assertEquals(End.CLIENT_SLOW.close(), close));
        }
    }

    private static boolean stillThereUntilTheEndOf(Peer peer, RawHttp client) {
        try {
            while (!peer.hasEnded()) {
                client.write(PONG);
                peer.idle(200);
            }
        } catch (UncheckedIOException cutOff) {
            peer.awaitEnd();
        }
        return peer.hasEnded();
    }

    // What nobody is told.

    @Test
    default void theLogKnowsTheSessionAndNotTheToken() throws IOException {
        stage().play(Behaviours.refuse(404, java.util.Map.of("X-Echo", DialContract.TOKEN), DialContract.TOKEN));
        String session;
        try (TestClient client = site().connect(Site.TRANSCRIPTION)) {
            session = client.await("error").getString("sessionId");
            client.awaitClose();
        }
        String log = logWith("session=" + session);
        assertFalse(log.contains(DialContract.TOKEN), "the token is in the log");
    }

    /** The server's log as soon as it holds {@code line}, which may be written a little after the client was told. */
    private static String logWith(String line) throws IOException {
        Path file = Path.of(System.getProperty("server.log"));
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        String log = Files.readString(file);
        while (!log.contains(line)) {
            assertTrue(System.nanoTime() < deadline, "not in the log: " + line);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
            log = Files.readString(file);
        }
        return log;
    }
}
