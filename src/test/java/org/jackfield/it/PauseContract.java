package org.jackfield.it;

import static org.jackfield.testing.sockets.FrameCodec.TO_CLIENT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicLong;
import org.jackfield.testing.server.ServerProcess;
import org.jackfield.testing.server.Site;
import org.jackfield.testing.sockets.RawWebSocket;
import org.jackfield.testing.upstream.FakeUpstream;
import org.jackfield.testing.upstream.FaultProxy;
import org.jackfield.testing.upstream.FaultProxy.Weather;
import org.jackfield.testing.upstream.Peer;
import org.jackfield.testing.upstream.Stage;
import org.junit.jupiter.api.Test;

/** An upstream that is faster than its client has to wait for it; the server holds no more than its queues do. */
interface PauseContract {

    int FLOOD_BYTES = 300_000_000;
    int PIECE_BYTES = 16_000;
    long SLOW_BYTES_PER_SECOND = 125_000;

    /** The queue, the buffers of four sockets and those of the proxy. */
    long HELD_BYTES = 24L << 20;

    double SPARE_MEGABYTES = 12;

    Site site();

    Stage stage();

    private static Thread flood(Peer peer, AtomicLong sent) {
        Thread flood = new Thread(
                () -> {
                    try {
                        for (int i = 0; sent.get() < FLOOD_BYTES; i++) {
                            peer.binary(
                                    ByteBuffer.allocate(PIECE_BYTES).putInt(i).array());
                            sent.addAndGet(PIECE_BYTES);
                        }
                    } catch (IOException | UncheckedIOException e) {
                        // The session is over.
                    }
                },
                "flood");
        flood.setDaemon(true);
        flood.start();
        return flood;
    }

    /** As the client never catches up, it is given up when the pause has lasted too long; up to then all comes in order. */
    @Test
    default void anUpstreamThatFloodsASlowClientIsHeldBack() {
        ServerProcess server = ServerProcess.find();
        double before = server.holdings().heapBytes() / 1e6;
        FakeUpstream upstream = stage().play(Peer::accept);
        try (FaultProxy proxy = FaultProxy.to(site().port())) {
            proxy.back(Weather.slow(SLOW_BYTES_PER_SECOND));
            try (RawWebSocket client = site().through(proxy.port()).openSmall(Site.SPEECH)) {
                client.await("connected");
                AtomicLong sent = new AtomicLong();
                flood(upstream.awaitPeer(), sent);
                for (int i = 0; i < 12; i++) {
                    assertEquals(i, ByteBuffer.wrap(client.awaitBinary()).getInt());
                }
                assertTrue(sent.get() < HELD_BYTES, () -> sent.get() + " bytes were taken from the upstream");
                double now = server.holdings().heapBytes() / 1e6;
                assertTrue(now < before + SPARE_MEGABYTES, () -> before + " MB became " + now);
                upstream.peers().get(0).awaitEnd();
                assertTrue(sent.get() < HELD_BYTES, () -> sent.get() + " bytes were taken from the upstream");
            }
        }
    }

    /** The ping is behind the flood: an upstream that is not read any more gets no answer. */
    @Test
    default void anUpstreamThatIsHeldBackIsAnsweredAllTheSame() throws IOException {
        FakeUpstream upstream = stage().play(Peer::accept);
        try (FaultProxy proxy = FaultProxy.to(site().port())) {
            proxy.back(Weather.slow(SLOW_BYTES_PER_SECOND));
            try (RawWebSocket client = site().through(proxy.port()).openSmall(Site.SPEECH)) {
                client.await("connected");
                Peer peer = upstream.awaitPeer();
                for (int i = 0; i < 40; i++) {
                    peer.binary(new byte[PIECE_BYTES]);
                }
                peer.write(TO_CLIENT.ping("behind"));
                peer.awaitPong("behind");
                client.awaitBinary();
            }
        }
    }
}
