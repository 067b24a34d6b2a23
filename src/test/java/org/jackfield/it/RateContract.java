package org.jackfield.it;

import static org.jackfield.testing.sockets.FrameCodec.TO_SERVER;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.JsonObject;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jackfield.problem.End;
import org.jackfield.testing.server.Await;
import org.jackfield.testing.server.Site;
import org.jackfield.testing.sockets.Frame;
import org.jackfield.testing.sockets.Heard;
import org.jackfield.testing.sockets.RawWebSocket;
import org.jackfield.testing.sockets.Said;
import org.jackfield.testing.upstream.FakeUpstream;
import org.jackfield.testing.upstream.Peer;
import org.jackfield.testing.upstream.Stage;
import org.junit.jupiter.api.Test;

/** Who sends too much is told when to go on; what was too much is dropped; who does not stop is closed. */
interface RateContract {

    int MESSAGES_PER_SECOND = 50;

    /** Bursts of one second: 50 messages, 1 MiB, two seconds of audio. */
    Map<String, String> SETTINGS = Map.of(
            "jackfield.rate.messages-per-second", Integer.toString(MESSAGES_PER_SECOND),
            "jackfield.rate.bytes-per-second", "1048576",
            "jackfield.rate.audio-speed", "2",
            "jackfield.rate.burst", "PT1S",
            "jackfield.relay.held-text-bytes", "8388608",
            "jackfield.relay.held-audio", "PT59S",
            "jackfield.message.time-limit", "PT3S");

    Site site();

    Stage stage();

    private static JsonObject awaitLimited(RawWebSocket client) {
        JsonObject error = client.await("error");
        assertEquals(End.RATE_LIMITED.code(), error.getString("code"));
        assertFalse(error.containsKey("closeCode"));
        assertTrue(error.getInt("retryAfterMs") > 0);
        return error;
    }

    @Test
    default void aBurstThatIsTooLongIsCutAndTheSessionGoesOn() {
        FakeUpstream upstream = stage().play(Peer::accept);
        try (RawWebSocket client = site().open(Site.TRANSCRIPTION)) {
            client.await("connected");
            for (int i = 0; i < MESSAGES_PER_SECOND * 3 / 2; i++) {
                client.text(Said.words("message " + i));
            }
            JsonObject error = awaitLimited(client);
            Await.rest(Duration.ofMillis(error.getInt("retryAfterMs") + 1000));
            client.text(Said.words("after the pause"));
            Peer peer = upstream.awaitPeer();
            int passed = 0;
            for (Frame next = peer.awaitMessage();
                    !Said.wordsOf(next.text()).equals("after the pause");
                    next = peer.awaitMessage()) {
                passed++;
            }
            int whole = passed;
            assertTrue(whole >= MESSAGES_PER_SECOND && whole < MESSAGES_PER_SECOND * 3 / 2, () -> whole + " passed");
        }
    }

    @Test
    default void tooManyBytesAreDropped() {
        stage().play(Peer::accept);
        try (RawWebSocket client = site().open(Site.TRANSCRIPTION)) {
            client.await("connected");
            AtomicBoolean limited = new AtomicBoolean();
            CompletableFuture<Void> sending = CompletableFuture.runAsync(() -> sendUntil(limited, client));
            awaitLimited(client);
            limited.set(true);
            sending.join();
        }
    }

    private static void sendUntil(AtomicBoolean limited, RawWebSocket client) {
        try {
            while (!limited.get()) {
                client.text(Said.words("x".repeat(60_000)));
            }
        } catch (UncheckedIOException e) {
            // It was told, and went on for too long before it was heard.
        }
    }

    @Test
    default void audioMayNotBeMuchFasterThanTime() {
        stage().play(Peer::accept);
        try (RawWebSocket client = site().open(Site.TRANSCRIPTION)) {
            client.await("connected");
            for (int i = 0; i < 20; i++) {
                client.binary(new byte[16_000]);
            }
            awaitLimited(client);
        }
    }

    @Test
    default void audioInItsTimeIsWelcome() {
        stage().play(Peer::accept);
        try (RawWebSocket client = site().open(Site.TRANSCRIPTION)) {
            client.await("connected");
            for (int i = 0; i < 30; i++) {
                client.binary(new byte[3200]);
                Await.rest(Duration.ofMillis(100));
            }
            Heard heard = client.send(TO_SERVER.close(1000)).hear();
            assertEquals(1000, heard.code());
            assertEquals(List.of(), heard.errorCodes());
        }
    }

    @Test
    default void whoDoesNotStopIsClosed() {
        FakeUpstream upstream = stage().play(Peer::accept);
        try (RawWebSocket client = site().open(Site.TRANSCRIPTION)) {
            client.await("connected");
            Thread pouring = new Thread(() -> pour(client), "pouring");
            pouring.setDaemon(true);
            pouring.start();
            Heard heard = client.hear();
            assertEquals(End.RATE_LIMITED.close(), heard.close().orElseThrow());
            upstream.awaitPeer().awaitEnd();
        }
    }

    private static void pour(RawWebSocket client) {
        try {
            while (true) {
                client.text(Said.words("again"));
                Await.rest(Duration.ofMillis(2));
            }
        } catch (UncheckedIOException e) {
            // The session is over.
        }
    }
}
