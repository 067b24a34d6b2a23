package org.jackfield.it;

import static org.jackfield.testing.sockets.FrameCodec.TO_SERVER;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jackfield.problem.End;
import org.jackfield.testing.server.Await;
import org.jackfield.testing.server.Site;
import org.jackfield.testing.sockets.Frame;
import org.jackfield.testing.sockets.Members;
import org.jackfield.testing.sockets.RawHttp;
import org.jackfield.testing.sockets.TestClient;
import org.jackfield.testing.upstream.Behaviours;
import org.jackfield.testing.upstream.FakeUpstream;
import org.jackfield.testing.upstream.Peer;
import org.jackfield.testing.upstream.Stage;
import org.jackfield.wire.Close;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A client that ends its session in whatever way: its upstream is told and let go, and the log says no more than it may. */
interface ClientEndsContract {

    byte[] PONG = TO_SERVER.of(Frame.FIN | Frame.PONG, "");

    Site site();

    Stage stage();

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
            assertEquals(
                    Members.of("{\"type\":\"Close\"}"),
                    Members.of(peer.awaitMessage().text()));
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
            Peer dialled = upstream.awaitPeer();
            client.leave(1000, "");
            dialled.awaitEnd();
        }
    }

    @Test
    default void aClientThatBreaksTheProtocolIsCutOff() {
        for (byte[] bad : new byte[][] {TO_SERVER.malformed(), TO_SERVER.invalidText()}) {
            FakeUpstream upstream = stage().play(Peer::accept);
            try (RawHttp client = site().upgraded(Site.TRANSCRIPTION)) {
                Peer peer = upstream.awaitPeer();
                client.write(bad);
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

    @Test
    default void theLogKnowsTheSessionAndNotTheToken() {
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
    private static String logWith(String line) {
        Path file = Path.of(System.getProperty("server.log"));
        Await.until("the log has " + line, () -> read(file).contains(line));
        return read(file);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
