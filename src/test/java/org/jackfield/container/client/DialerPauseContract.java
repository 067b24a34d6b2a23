package org.jackfield.container.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jackfield.testing.upstream.DialRecorder;
import org.jackfield.testing.upstream.FakeUpstream;
import org.jackfield.testing.upstream.Peer;
import org.jackfield.upstream.Target;
import org.jackfield.upstream.dial.Dialer;
import org.jackfield.wire.Connection;
import org.jackfield.wire.Message;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Timeout;

/** A connection that is not read from holds its peer back, and goes on where it was. */
@Timeout(60)
interface DialerPauseContract extends DialerContract {

    int FRAME_BYTES = 16 << 10;
    int FRAMES = 4_000;

    /** What a queue takes between its high mark and its end. */
    int MOST_BEHIND_A_PAUSE = (768 << 10) / FRAME_BYTES;

    /** What the kernel's buffers of both sides take on this machine, and what may be under way. */
    int MOST_HELD = (24 << 20) / FRAME_BYTES;

    @RepeatedTest(3)
    default void aPausedConnectionHoldsItsPeerBackAndLosesNothing() throws Exception {
        try (FakeUpstream upstream = FakeUpstream.start()) {
            holdsItsPeerBack(upstream, dialer());
        }
    }

    /** What comes behind a pause has to be held by whoever paused. */
    @RepeatedTest(3)
    default void aPauseByTheReceiverIsFeltAtOnce() throws Exception {
        try (FakeUpstream upstream = FakeUpstream.start()) {
            DialRecorder client = DialRecorder.dialAndPause(dialer(), new Target(upstream.uri("/"), Map.of()));
            Connection connection = client.awaitOpen();
            Peer peer = upstream.awaitPeer();
            AtomicInteger sent = new AtomicInteger();
            CompletableFuture<Void> flood = CompletableFuture.runAsync(() -> flood(peer, sent));
            settle(sent);
            int came = client.messagesWaiting();
            assertTrue(came < MOST_BEHIND_A_PAUSE, () -> came + " frames came");

            connection.resume();
            flood.get(15, TimeUnit.SECONDS);
            connection.abort();
        }
    }

    static void holdsItsPeerBack(FakeUpstream upstream, Dialer dialer) throws Exception {
        DialRecorder client = DialRecorder.dial(dialer, new Target(upstream.uri("/"), Map.of()));
        Connection connection = client.awaitOpen();
        AtomicInteger sent = new AtomicInteger();
        CompletableFuture<Void> flood = CompletableFuture.runAsync(() -> flood(upstream.awaitPeer(), sent));
        assertEquals(0, number(client.awaitMessage()));

        connection.pause();
        settle(sent);
        int held = sent.get();
        assertTrue(held < MOST_HELD, () -> held + " frames were taken");

        connection.resume();
        for (int i = 1; i < FRAMES / 2; i++) {
            assertEquals(i, number(client.awaitMessage()));
        }
        connection.pause();
        connection.resume();
        for (int i = FRAMES / 2; i < FRAMES; i++) {
            assertEquals(i, number(client.awaitMessage()));
        }
        flood.get(15, TimeUnit.SECONDS);
        connection.abort();
    }

    private static void flood(Peer peer, AtomicInteger sent) {
        try {
            for (int i = 0; i < FRAMES; i++) {
                peer.binary(ByteBuffer.allocate(FRAME_BYTES).putInt(i).array());
                sent.incrementAndGet();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits until nothing has been sent for a while. */
    private static void settle(AtomicInteger sent) throws InterruptedException {
        int before = -1;
        while (sent.get() != before) {
            before = sent.get();
            TimeUnit.MILLISECONDS.sleep(500);
        }
    }

    private static int number(Message message) {
        return ((Message.Binary) message).data().getInt(0);
    }
}
