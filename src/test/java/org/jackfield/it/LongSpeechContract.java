package org.jackfield.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jackfield.testing.server.Await;
import org.jackfield.testing.server.Site;
import org.jackfield.testing.sockets.TestClient;
import org.jackfield.testing.upstream.FakeUpstream;
import org.jackfield.testing.upstream.FaultProxy;
import org.jackfield.testing.upstream.FaultProxy.Weather;
import org.jackfield.testing.upstream.Peer;
import org.jackfield.testing.upstream.Stage;
import org.junit.jupiter.api.Test;

/** Speech over plain HTTP for who listens as slowly as it is spoken, and for who stops listening. */
interface LongSpeechContract {

    int PIECE_BYTES = 1920;
    int PIECES = 3000;
    int HEADER_BYTES = 44;
    byte[] REQUEST = "{\"text\":\"Hello.\"}".getBytes(StandardCharsets.UTF_8);

    Site site();

    Stage stage();

    /** Speaks at once as much as it is let, and says when it is over. */
    private FakeUpstream playSpeaker(int pieces, AtomicInteger sent) {
        return stage().play(peer -> {
            peer.accept();
            peer.serve(message -> {
                if (message.text().contains("Flush")) {
                    Thread speaker = new Thread(() -> speak(peer, pieces, sent), "speaker");
                    speaker.setDaemon(true);
                    speaker.start();
                }
            });
        });
    }

    private static void speak(Peer peer, int pieces, AtomicInteger sent) {
        try {
            for (int i = 0; i < pieces; i++) {
                peer.binary(new byte[PIECE_BYTES]);
                sent.incrementAndGet();
            }
            peer.text("{\"type\":\"Flushed\",\"sequence_id\":0}");
        } catch (IOException | UncheckedIOException gone) {
            // The session is over.
        }
    }

    private static void leave(Peer peer) {
        try {
            peer.close(1000, "");
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    @Test
    default void longSpeechIsWholeForWhoListensSlowly() throws IOException {
        AtomicInteger sent = new AtomicInteger();
        playSpeaker(PIECES, sent);
        try (FaultProxy proxy = FaultProxy.to(site().port())) {
            proxy.back(Weather.slow(1_000_000));
            HttpResponse<InputStream> answer =
                    site().through(proxy.port()).postForStream(Site.SPEECH, "application/json", REQUEST);
            assertEquals(200, answer.statusCode());
            try (InputStream speech = answer.body()) {
                assertEquals(HEADER_BYTES + PIECES * PIECE_BYTES, speech.readAllBytes().length);
            }
        }
    }

    @Test
    default void speechInOnePieceIsGatheredUpToItsBound() {
        playSpeaker(BodiesContract.MOST_ANSWER_BYTES / PIECE_BYTES, new AtomicInteger());
        HttpResponse<String> whole = site().post("/demo/api/ai/tts", "application/json", REQUEST);
        assertEquals(200, whole.statusCode(), whole::body);

        playSpeaker(BodiesContract.MOST_ANSWER_BYTES / PIECE_BYTES + 1, new AtomicInteger());
        HttpResponse<String> longer = site().post("/demo/api/ai/tts", "application/json", REQUEST);
        assertEquals(413, longer.statusCode());
        assertEquals("message.too_large", TestClient.json(longer.body()).getString("code"));
    }

    @Test
    default void whoLeavesEndsTheSpeech() throws IOException {
        AtomicInteger sent = new AtomicInteger();
        FakeUpstream upstream = playSpeaker(100 * PIECES, sent);
        HttpResponse<InputStream> answer = site().postForStream(Site.SPEECH, "application/json", REQUEST);
        try (InputStream speech = answer.body()) {
            assertEquals(HEADER_BYTES, speech.readNBytes(HEADER_BYTES).length);
        }

        upstream.awaitPeer().awaitEnd();

        assertTrue(sent.get() < 100 * PIECES, () -> sent + " pieces were taken");
    }

    /** All was spoken and none of it is cut, although the upstream leaves at once and the client takes its time. */
    @Test
    default void whatWasSpokenIsHeardAfterTheUpstreamHasLeft() throws Exception {
        CountDownLatch left = new CountDownLatch(1);
        stage().play(peer -> {
            peer.accept();
            peer.serve(message -> {
                if (message.text().contains("Flush")) {
                    speak(peer, PIECES / 6, new AtomicInteger());
                    leave(peer);
                    left.countDown();
                }
            });
        });
        try (FaultProxy proxy = FaultProxy.to(site().port())) {
            proxy.back(Weather.slow(250_000));
            HttpResponse<InputStream> answer =
                    site().through(proxy.port()).postForStream(Site.SPEECH, "application/json", REQUEST);
            assertTrue(left.await(10, TimeUnit.SECONDS));
            try (InputStream speech = answer.body()) {
                assertEquals(HEADER_BYTES + PIECES / 6 * PIECE_BYTES, speech.readAllBytes().length);
            }
        }
    }

    /** The answer is still being read when the model is long done: the session is there until it is. */
    @Test
    default void whoStillReadsHasItsSession() throws IOException {
        AtomicInteger sent = new AtomicInteger();
        playSpeaker(PIECES / 6, sent);
        try (FaultProxy proxy = FaultProxy.to(site().port())) {
            proxy.back(Weather.slow(50_000));
            HttpResponse<InputStream> answer =
                    site().through(proxy.port()).postForStream(Site.SPEECH, "application/json", REQUEST);
            try (InputStream speech = answer.body()) {
                Await.until("all was spoken", () -> sent.get() == PIECES / 6);
                assertEquals(1, served());
                proxy.back(Weather.FINE);
                assertEquals(HEADER_BYTES + PIECES / 6 * PIECE_BYTES, speech.readAllBytes().length);
            }
        }
        Await.until("the session is over", () -> served() == 0);
    }

    /** How many plain requests are served. */
    private long served() {
        return BodiesContract.gauge(site(), "jackfield_one_shots");
    }
}
