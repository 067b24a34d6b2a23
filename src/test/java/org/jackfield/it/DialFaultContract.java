package org.jackfield.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.stream.IntStream;
import org.jackfield.problem.End;
import org.jackfield.testing.server.Site;
import org.jackfield.testing.sockets.Heard;
import org.jackfield.testing.sockets.RawWebSocket;
import org.jackfield.testing.sockets.Said;
import org.jackfield.testing.upstream.Behaviours;
import org.jackfield.testing.upstream.FakeUpstream;
import org.jackfield.testing.upstream.FaultProxy;
import org.jackfield.testing.upstream.FaultProxy.Cut;
import org.jackfield.testing.upstream.FaultProxy.Weather;
import org.jackfield.testing.upstream.Peer;
import org.jackfield.testing.upstream.Stage;
import org.junit.jupiter.api.Test;

/** Whatever is wrong with the way to an upstream, or with its answer to the upgrade, the client is told. */
interface DialFaultContract {

    int STATUS_LINE_BYTES = 12;

    Site site();

    Stage stage();

    /** The first connections fill the listener's queue, so that the kernel drops what comes then. */
    @Test
    default void anAddressThatSwallowsConnectionsIsGivenUp() throws IOException {
        stage().leave();
        InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), stage().port());
        try (ServerSocket full = new ServerSocket()) {
            full.bind(address, 1);
            List<Socket> queued =
                    IntStream.range(0, 3).mapToObj(i -> connecting(address)).toList();
            try (RawWebSocket client = site().open(Site.TRANSCRIPTION)) {
                UpstreamFaultContract.assertTold(End.UPSTREAM_TIMEOUT, client);
            }
            for (Socket socket : queued) {
                socket.close();
            }
        }
    }

    private static Socket connecting(InetSocketAddress address) {
        Socket socket = new Socket();
        try {
            socket.connect(address, 200);
        } catch (IOException e) {
            // The queue is full, which is what is wanted.
        }
        return socket;
    }

    /** Payara's client waits on after an answer that it does not understand, and after one that breaks off. */
    private static void assertDialFailed(RawWebSocket client) {
        Heard heard = client.hear();
        assertEquals(Servers.isPayara() ? 4504 : 4502, heard.code(), heard::texts);
        assertTrue(heard.errors().get(0).getBoolean("retryable"), heard::texts);
        Leaks.assertNone(heard.texts(), DialContract.TOKEN);
    }

    @Test
    default void whatIsNotHttpIsNoUpgrade() {
        for (byte[] garbage : new byte[][] {
            "SSH-2.0-nothing\r\n\r\n".getBytes(java.nio.charset.StandardCharsets.US_ASCII), new byte[64]
        }) {
            stage().play(peer -> {
                peer.write(garbage);
                peer.fin();
            });
            try (RawWebSocket client = site().open(Site.TRANSCRIPTION)) {
                assertDialFailed(client);
            }
        }
    }

    @Test
    default void anUpgradeThatComesByteByByteIsTaken() throws IOException {
        try (FakeUpstream hidden = FakeUpstream.start(Behaviours.echo());
                FaultProxy proxy = stage().playBehindProxy(hidden)) {
            proxy.both(Weather.BYTE_BY_BYTE);
            try (RawWebSocket client = site().open(Site.TRANSCRIPTION)) {
                client.await("connected");
                client.text(Said.words("heard")).awaitText("heard");
            }
        }
    }

    @Test
    default void anUpgradeThatBreaksOffIsAFailedDial() {
        for (Cut cut : Cut.values()) {
            try (FakeUpstream hidden = FakeUpstream.start(Peer::accept);
                    FaultProxy proxy = stage().playBehindProxy(hidden)) {
                proxy.back(Weather.cutAfter(STATUS_LINE_BYTES, cut));
                try (RawWebSocket client = site().open(Site.TRANSCRIPTION)) {
                    assertDialFailed(client);
                }
            }
        }
    }

    @Test
    default void aSlowUpgradeWithinTheLimitIsTaken() {
        stage().play(peer -> {
            peer.idle(1200);
            Behaviours.echo().meet(peer);
        });
        try (RawWebSocket client = site().open(Site.TRANSCRIPTION)) {
            client.await("connected");
            client.text(Said.words("heard")).awaitText("heard");
        }
    }
}
