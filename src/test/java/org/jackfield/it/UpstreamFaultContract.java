package org.jackfield.it;

import static org.jackfield.testing.sockets.FrameCodec.TO_CLIENT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.jackfield.problem.End;
import org.jackfield.testing.server.Site;
import org.jackfield.testing.sockets.Heard;
import org.jackfield.testing.sockets.RawWebSocket;
import org.jackfield.testing.sockets.Said;
import org.jackfield.testing.sockets.TestClient;
import org.jackfield.testing.upstream.Behaviour;
import org.jackfield.testing.upstream.Behaviours;
import org.jackfield.testing.upstream.FakeUpstream;
import org.jackfield.testing.upstream.FaultProxy;
import org.jackfield.testing.upstream.FaultProxy.Cut;
import org.jackfield.testing.upstream.FaultProxy.Weather;
import org.jackfield.testing.upstream.Peer;
import org.jackfield.testing.upstream.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever an upstream or the way to it does, its client is told, and no other client feels it. */
interface UpstreamFaultContract {

    Site site();

    Stage stage();

    static void assertTold(End end, RawWebSocket client) {
        Heard heard = client.hear();
        assertEquals(end.close(), heard.close().orElseThrow(() -> new AssertionError(heard.toString())));
        assertTrue(heard.errorCodes().contains(end.code()), heard::texts);
        Leaks.assertNone(heard.texts(), DialContract.TOKEN);
    }

    // Violations.

    @Test
    default void theFaultsOfOneUpstreamAreNotFeltByOthers() throws IOException {
        List<String> faults = List.of("malformed", "invalidtext", "oversized", "fin", "reset");
        FakeUpstream upstream = stage().play(Behaviours.echo());
        try (TestClient bystander = site().connect(Site.TRANSCRIPTION + "?keyterm=bystander")) {
            bystander.await("connected");
            assertFalse(peer("bystander", upstream).hasEnded());
            for (String fault : faults) {
                try (RawWebSocket client = site().open(Site.TRANSCRIPTION + "?keyterm=" + fault)) {
                    client.await("connected");
                    commit(fault, peer(fault, upstream));
                    Heard heard = client.hear();
                    assertEquals(4502, heard.code(), () -> fault + " " + heard);
                }
                assertEquals(
                        "after " + fault,
                        bystander
                                .send(Said.words("after " + fault))
                                .await("transcription")
                                .getString("text"));
            }
            assertFalse(peer("bystander", upstream).hasEnded());
            faults.forEach(fault -> peer(fault, upstream));
        }
    }

    /** The one connection of a client that said so; what is left of another test may dial still. */
    private static Peer peer(String keyterm, FakeUpstream upstream) {
        List<Peer> peers = upstream.peers().stream()
                .filter(peer -> peer.parameter("keyterm").equals(Optional.of(keyterm)))
                .toList();
        assertEquals(1, peers.size(), keyterm);
        return peers.get(0);
    }

    private static void commit(String fault, Peer peer) throws IOException {
        switch (fault) {
            case "malformed" -> peer.write(TO_CLIENT.malformed());
            case "invalidtext" -> peer.write(TO_CLIENT.invalidText());
            case "oversized" -> peer.write(java.util.Arrays.copyOf(TO_CLIENT.binary(new byte[10 << 20]), 2 << 20));
            case "reset" -> peer.reset();
            default -> peer.fin();
        }
    }

    // The end of the stream.

    @ParameterizedTest
    @EnumSource(Cut.class)
    default void aMessageThatBreaksOffIsALostUpstream(Cut cut) {
        try (FakeUpstream hidden = FakeUpstream.start(Behaviours.whenSpokenTo(peer -> peer.binary(new byte[50_000])));
                FaultProxy proxy = stage().playBehindProxy(hidden)) {
            proxy.back(Weather.cutAfter(20_000, cut));
            try (RawWebSocket client = site().open(Site.TRANSCRIPTION)) {
                client.await("connected");
                client.text(Said.words("go"));
                assertTold(End.UPSTREAM_LOST, client);
            }
        }
    }

    /** Java's own client may lose the words and the end behind them; then the watch over the line finds out. */
    @Test
    @Timeout(120)
    default void anEndDirectlyBehindDataIsFoundOut() {
        stage().play(Behaviours.whenSpokenTo(peer -> {
            peer.text("last words");
            peer.fin();
        }));
        assertAllLost(50);
    }

    @Test
    @Timeout(120)
    default void anEndSoonAfterDataIsFoundOut() {
        stage().play(Behaviours.whenSpokenTo(peer -> {
            peer.text("last words");
            peer.idle(50);
            peer.fin();
        }));
        assertAllLost(20);
    }

    private void assertAllLost(int times) {
        for (int round = 0; round < 2; round++) {
            List<RawWebSocket> clients = IntStream.range(0, times)
                    .mapToObj(i -> site().open(Site.TRANSCRIPTION))
                    .toList();
            clients.forEach(client -> client.await("connected"));
            clients.forEach(client -> client.text(Said.words("go")));
            CompletableFuture.allOf(clients.stream()
                            .map(client -> CompletableFuture.runAsync(
                                    () -> assertTold(End.UPSTREAM_LOST, client), work -> new Thread(work).start()))
                            .toArray(CompletableFuture[]::new))
                    .join();
            clients.forEach(RawWebSocket::close);
        }
    }

    // The way.

    @Test
    default void aWayThatLosesEverythingIsALostUpstream() {
        try (FakeUpstream hidden = FakeUpstream.start(Behaviours.echo());
                FaultProxy proxy = stage().playBehindProxy(hidden);
                RawWebSocket client = site().open(Site.TRANSCRIPTION)) {
            client.await("connected");
            client.text(Said.words("heard")).awaitText("heard");
            proxy.both(Weather.LOST);
            assertTold(End.UPSTREAM_LOST, client);
        }
    }

    /** The upstream talks on, so that its silence is not what is noticed. */
    @Test
    default void anUpstreamThatTakesNoMoreDataIsStalled() {
        try (FakeUpstream hidden = FakeUpstream.start(talking());
                FaultProxy proxy = stage().playBehindProxy(hidden);
                RawWebSocket client = site().open(Site.TRANSCRIPTION)) {
            client.await("connected");
            proxy.there(Weather.STALLED);
            Thread pouring = new Thread(() -> pour(client), "pouring");
            pouring.setDaemon(true);
            pouring.start();
            Heard heard = client.hear();
            assertEquals(End.UPSTREAM_STALLED.close(), heard.close().orElseThrow());
        }
    }

    private static Behaviour talking() {
        return peer -> {
            peer.accept();
            while (!peer.hasEnded()) {
                peer.text("still here");
                peer.idle(200);
            }
        };
    }

    private static void pour(RawWebSocket client) {
        try {
            for (int i = 0; i < 1000; i++) {
                client.binary(new byte[32_000]);
                java.util.concurrent.locks.LockSupport.parkNanos(1_000_000);
            }
        } catch (java.io.UncheckedIOException e) {
            // The session is over.
        }
    }

    @Test
    default void pingsOfTheUpstreamAreAnsweredBetweenItsMessages() throws IOException {
        FakeUpstream upstream = stage().play(Behaviours.echo());
        try (RawWebSocket client = site().open(Site.TRANSCRIPTION)) {
            client.await("connected");
            Peer peer = upstream.awaitPeer();
            for (int i = 0; i < 20; i++) {
                peer.write(TO_CLIENT.ping("p" + i));
                assertEquals("p" + i, peer.awaitPong("p" + i));
                peer.text("t" + i);
                client.awaitText("t" + i);
            }
        }
    }
}
