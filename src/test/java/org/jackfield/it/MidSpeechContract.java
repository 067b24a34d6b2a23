package org.jackfield.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jackfield.problem.End;
import org.jackfield.testing.server.Await;
import org.jackfield.testing.server.Site;
import org.jackfield.testing.sockets.Heard;
import org.jackfield.testing.sockets.RawWebSocket;
import org.jackfield.testing.upstream.Behaviour;
import org.jackfield.testing.upstream.Peer;
import org.jackfield.testing.upstream.Stage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Whatever ends a session while its client speaks, the client hears the last words, why it ended, and the close code. */
interface MidSpeechContract {

    int SPEAKERS = 100;

    /** Sessions that are not judged: a server that has just started is late. */
    int WARM_UP = 200;

    int MOST_FRAMES = 50;
    Duration FRAME = Duration.ofMillis(20);
    int FRAME_BYTES = 640;

    /** What a reset overtakes is lost in the network, and nobody's to deliver. */
    Duration TAKEN_BY_THEN = Duration.ofMillis(500);

    /** What the upstream does behind its last words. */
    enum Lot {
        CLOSES(End.UPSTREAM_ERROR),
        RESETS(End.UPSTREAM_LOST),
        STALLS(End.UPSTREAM_LOST);

        private final End end;

        Lot(End end) {
            this.end = end;
        }

        void fall(Peer peer) throws java.io.IOException {
            switch (this) {
                case CLOSES -> peer.close(4000, "");
                case RESETS -> {
                    peer.idle(TAKEN_BY_THEN.toMillis());
                    peer.reset();
                }
                case STALLS -> peer.beDeaf();
            }
        }
    }

    Site site();

    Stage stage();

    /** How many sessions are ended in this way. */
    int speakers();

    /** The client says by a parameter that is passed on what becomes of it, and after how many frames. */
    private static Behaviour byLot() {
        return peer -> {
            peer.beForgetful();
            String drawn = peer.parameter("keyterm").orElseThrow();
            Lot lot = Lot.valueOf(drawn.substring(0, drawn.indexOf('-')));
            int frames = Integer.parseInt(drawn.substring(drawn.indexOf('-') + 1));
            AtomicInteger heard = new AtomicInteger();
            peer.accept();
            peer.serve(frame -> {
                if (heard.incrementAndGet() == frames) {
                    fall(peer, lot);
                }
            });
        };
    }

    private static void fall(Peer peer, Lot lot) {
        try {
            peer.text("last words");
            lot.fall(peer);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Tag("soak")
    @Test
    @Timeout(value = 2, unit = TimeUnit.HOURS)
    default void whoeverSpeaksIsToldOfTheEnd() throws InterruptedException {
        stage().play(byLot());
        speak(Math.min(WARM_UP, speakers()));
        ConcurrentLinkedQueue<String> failures = speak(speakers());
        System.out.printf("%d sessions ended in mid-speech, %d without being told%n", speakers(), failures.size());
        assertEquals(List.of(), failures.stream().limit(10).toList(), failures.size() + " were not told");
    }

    private ConcurrentLinkedQueue<String> speak(int sessions) throws InterruptedException {
        ConcurrentLinkedQueue<String> failures = new ConcurrentLinkedQueue<>();
        ExecutorService clients = Executors.newFixedThreadPool(SPEAKERS);
        IntStream.range(0, sessions).forEach(i -> clients.execute(() -> speak(i, failures)));
        clients.shutdown();
        assertTrue(clients.awaitTermination(2, TimeUnit.HOURS));
        return failures;
    }

    private void speak(int number, ConcurrentLinkedQueue<String> failures) {
        Lot lot = Lot.values()[number % Lot.values().length];
        String keyterm = lot + "-" + (1 + number * 7 % MOST_FRAMES);
        try (RawWebSocket client = site().open(Site.TRANSCRIPTION + "?keyterm=" + keyterm)) {
            client.await("connected");
            Thread speaking = speakUntilItEnds(client);
            Heard heard = client.hear();
            speaking.interrupt();
            boolean told = heard.close().equals(java.util.Optional.of(lot.end.close()))
                    && heard.errorCodes().equals(List.of(lot.end.code()))
                    && heard.texts().contains("last words")
                    && heard.texts().contains("disconnected");
            if (!told) {
                failures.add(keyterm + ": " + heard);
            }
        } catch (RuntimeException | AssertionError e) {
            failures.add(keyterm + ": " + e);
        }
    }

    private static Thread speakUntilItEnds(RawWebSocket client) {
        Thread speaking = new Thread(() -> {
            byte[] frame = new byte[FRAME_BYTES];
            try {
                while (!Thread.currentThread().isInterrupted()) {
                    client.binary(frame);
                    Await.rest(FRAME);
                }
            } catch (RuntimeException | AssertionError over) {
                // The session is over.
            }
        });
        speaking.start();
        return speaking;
    }
}
