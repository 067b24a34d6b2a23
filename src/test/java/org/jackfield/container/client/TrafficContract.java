package org.jackfield.container.client;

import static org.jackfield.testing.sockets.FrameCodec.TO_CLIENT;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.util.zip.CRC32;
import org.jackfield.testing.sockets.Frame;
import org.jackfield.testing.upstream.Behaviours;
import org.jackfield.testing.upstream.DialRecorder;
import org.jackfield.testing.upstream.FakeUpstream;
import org.jackfield.testing.upstream.Peer;
import org.jackfield.wire.Close;
import org.jackfield.wire.Connection;
import org.jackfield.wire.Message;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What travels over the connections of every dialer. */
@Timeout(60)
interface TrafficContract extends DialerContract {

    @Test
    default void aThousandMessagesArriveInOrder() {
        try (FakeUpstream upstream = FakeUpstream.start(Behaviours.count())) {
            DialRecorder client = dial(upstream, "/");
            CRC32 crc = new CRC32();
            long bytes = 0;
            for (int i = 0; i < 1000; i++) {
                Message message = i % 2 == 0 ? Message.text("message é " + i) : Message.binary(bytes(640, i));
                byte[] wire = message instanceof Message.Text text
                        ? text.text().getBytes(java.nio.charset.StandardCharsets.UTF_8)
                        : bytes(640, i);
                crc.update(wire);
                bytes += wire.length;
                assertTrue(client.send(message));
            }
            assertTrue(client.send(Message.text("sum")));
            assertEquals(Message.text("1000," + bytes + "," + crc.getValue()), client.awaitMessage());
            Peer peer = upstream.awaitPeer();
            assertTrue(peer.awaitMessage().isMasked());
        }
    }

    @Test
    default void aThousandMessagesAreReceivedInOrder() throws Exception {
        try (FakeUpstream upstream = FakeUpstream.start()) {
            DialRecorder client = dial(upstream, "/");
            client.awaitOpen();
            Peer peer = upstream.awaitPeer();
            for (int i = 0; i < 1000; i++) {
                peer.text("n" + i);
            }
            for (int i = 0; i < 1000; i++) {
                assertEquals(Message.text("n" + i), client.awaitMessage());
            }
        }
    }

    @Test
    default void manyYoungConnectionsStayOpen() {
        try (FakeUpstream upstream = FakeUpstream.start(Behaviours.echo())) {
            for (int i = 0; i < 200; i++) {
                DialRecorder client = dial(upstream, "/");
                assertTrue(client.send(Message.text("young")));
                assertEquals(Message.text("young"), client.awaitMessage());
                assertFalse(client.hasEnded());
                client.awaitOpen().abort();
            }
        }
    }

    @Test
    default void messagesInOneWriteWithTheUpgradeArrive() {
        try (FakeUpstream upstream =
                FakeUpstream.start(peer -> peer.acceptWith(TO_CLIENT.text("early"), TO_CLIENT.text("bird")))) {
            DialRecorder client = dial(upstream, "/");
            assertEquals(Message.text("early"), client.awaitMessage());
            assertEquals(Message.text("bird"), client.awaitMessage());
        }
    }

    @Test
    default void largeMessagesPassBothWaysAndAreNotAltered() {
        try (FakeUpstream upstream = FakeUpstream.start(Behaviours.echo())) {
            DialRecorder client = dial(upstream, "/");
            byte[] data = bytes(60_000, 7);
            Message message = new Message.Binary(ByteBuffer.wrap(data.clone()));
            for (int i = 0; i < 3; i++) {
                assertTrue(client.send(message));
                assertArrayEquals(data, ((Message.Binary) client.awaitMessage()).copy());
            }
            String text = "é".repeat(30_000);
            assertTrue(client.send(Message.text(text)));
            assertEquals(Message.text(text), client.awaitMessage());
        }
    }

    @Test
    default void fragmentsArriveAsOneMessage() throws Exception {
        try (FakeUpstream upstream = FakeUpstream.start()) {
            DialRecorder client = dial(upstream, "/");
            client.awaitOpen();
            Peer peer = upstream.awaitPeer();
            peer.write(TO_CLIENT.of(Frame.TEXT, new byte[] {'a', (byte) 0xc3}));
            peer.write(TO_CLIENT.ping("between"));
            peer.write(TO_CLIENT.of(Frame.FIN | Frame.CONTINUATION, new byte[] {(byte) 0xa9}));
            peer.write(TO_CLIENT.of(Frame.BINARY, new byte[] {1, 2}));
            peer.write(TO_CLIENT.of(Frame.FIN | Frame.CONTINUATION, new byte[] {3}));
            assertEquals(Message.text("aé"), client.awaitMessage());
            assertArrayEquals(new byte[] {1, 2, 3}, ((Message.Binary) client.awaitMessage()).copy());
        }
    }

    @Test
    default void anOversizedMessageEndsTheConnection() {
        try (FakeUpstream upstream = FakeUpstream.start()) {
            DialRecorder client = dial(upstream, "/?behave=oversized");
            assertEquals(Close.TOO_BIG, client.awaitEnd().code());
            client.assertToldOnce();
        }
    }

    @Test
    default void fragmentsBeyondTheBoundEndTheConnection() throws Exception {
        try (FakeUpstream upstream = FakeUpstream.start()) {
            DialRecorder client = dial(upstream, "/");
            client.awaitOpen();
            Peer peer = upstream.awaitPeer();
            byte[] part = new byte[60_000];
            java.util.Arrays.fill(part, (byte) 'a');
            peer.write(TO_CLIENT.of(Frame.TEXT, part));
            try {
                for (int i = 0; i < 20; i++) {
                    peer.write(TO_CLIENT.of((i == 19 ? Frame.FIN : 0) | Frame.CONTINUATION, part));
                }
            } catch (java.net.SocketException e) {
                // Cut off before the last fragment.
            }
            assertEquals(Close.TOO_BIG, client.awaitEnd().code());
        }
    }

    @Test
    default void aPingIsAnswered() {
        try (FakeUpstream upstream = FakeUpstream.start()) {
            DialRecorder client = dial(upstream, "/");
            Connection connection = client.awaitOpen();
            connection.ping();
            client.awaitPong();
            connection.ping();
            client.awaitPong();
        }
    }

    @Test
    default void aWriteAfterTheEndSaysSo() {
        try (FakeUpstream upstream = FakeUpstream.start()) {
            DialRecorder client = dial(upstream, "/?behave=close&code=1000");
            client.awaitEnd();
            assertFalse(client.send(Message.text("late")));
            client.awaitOpen().ping();
            client.awaitOpen().close(Close.DONE);
            client.awaitOpen().abort();
            client.assertToldOnce();
        }
    }

    /** The end of a stream directly behind data can go unreported; then pings tell. */
    @Test
    default void anEndThatGoesUnreportedShowsInUnansweredPings() {
        for (int i = 0; i < 20; i++) {
            try (FakeUpstream upstream = FakeUpstream.start()) {
                DialRecorder client = dial(upstream, "/?behave=datafin");
                client.awaitOpen().ping();
                assertFalse(client.pongsWithin(100));
                client.awaitOpen().abort();
                client.assertToldOnce();
            }
        }
    }

    private static byte[] bytes(int size, int seed) {
        byte[] bytes = new byte[size];
        new java.util.Random(seed).nextBytes(bytes);
        return bytes;
    }
}
