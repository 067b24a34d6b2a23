package org.jackfield.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.IntStream;
import org.jackfield.audio.AudioFormat;
import org.jackfield.audio.Wav;
import org.jackfield.testing.server.Await;
import org.jackfield.testing.server.ServerProcess;
import org.jackfield.testing.server.Site;
import org.jackfield.testing.sockets.EventStream;
import org.jackfield.testing.sockets.RawWebSocket;
import org.jackfield.testing.upstream.CountingModel;
import org.jackfield.testing.upstream.Stage;
import org.jackfield.wire.Close;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A day on which everybody does what they do: talk, upload, listen to event streams, have texts spoken, fail, come back. */
interface MixedContract {

    int WARM_UP_SECONDS = 40;
    ServerProcess.Spare SPARE = new ServerProcess.Spare(8, 8);
    Duration SETTLING = Duration.ofSeconds(8);
    Duration BEFORE_COMING_BACK = Duration.ofSeconds(2);
    int MOST_TURNED_AWAY_ONE_IN = 100;
    Duration BETWEEN_WORDS = Duration.ofSeconds(2);
    int MOST_WORDS = 30;

    /** Half a second of a tone that is of no matter to a scripted model. */
    byte[] RECORDING = Wav.write(new AudioFormat(AudioFormat.Encoding.LINEAR16, 16_000, 1, 16), new byte[16_000]);

    /** Who comes, and of a thousand how many. */
    enum Guest {
        TALKER(800),
        UPLOADER(50),
        LISTENER(100),
        READER(50);

        private final int ofThousand;

        Guest(int ofThousand) {
            this.ofThousand = ofThousand;
        }

        /** One stay, from the door to the door. */
        void stay(Site site, Random lot, Day day) throws IOException {
            switch (this) {
                case TALKER -> talk(site, lot, day);
                case UPLOADER -> upload(site, lot);
                case LISTENER -> listen(site, lot);
                case READER -> haveSpoken(site, lot);
            }
        }
    }

    /** What the threads of a day share. */
    final class Day {
        private final long until;
        private final Map<Guest, Integer> stays = new ConcurrentHashMap<>();
        private final ConcurrentLinkedQueue<String> failures = new ConcurrentLinkedQueue<>();
        private final LongAdder turnedAway = new LongAdder();

        Day(Duration length) {
            until = System.nanoTime() + length.toNanos();
        }

        boolean isOver() {
            return System.nanoTime() >= until || failures.size() > 20;
        }
    }

    Site site();

    Stage stage();

    Duration day();

    /** How many are there at a time. */
    int guests();

    @Tag("soak")
    @Test
    @Timeout(value = 2, unit = TimeUnit.HOURS)
    default void nothingIsLeftOfADayOnWhichEverybodyCame() throws InterruptedException {
        stage().play(CountingModel::meet);
        ServerProcess server = ServerProcess.find();
        live(new Day(Duration.ofSeconds(Math.min(WARM_UP_SECONDS, day().toSeconds()))));
        ServerProcess.Holdings before = server.holdingsAfter(SETTLING);
        System.out.printf(Locale.ROOT, "before the day: %s%n", before);
        Day day = new Day(day());
        live(day);
        ServerProcess.Holdings after = server.holdingsBackAt(before, SPARE, SETTLING);
        System.out.printf(
                Locale.ROOT, "after it:       %s%nstays: %s, turned away: %s%n", after, day.stays, day.turnedAway);
        assertEquals(List.of(), day.failures.stream().limit(10).toList(), day.failures.size() + " failures");
        int stays = day.stays.values().stream().mapToInt(count -> count).sum();
        assertTrue(day.turnedAway.sum() * MOST_TURNED_AWAY_ONE_IN <= stays, day.turnedAway + " turned away");
        assertTrue(after.isBackAt(before, SPARE), before + " became " + after);
    }

    private void live(Day day) throws InterruptedException {
        List<Thread> guests = IntStream.range(0, guests())
                .mapToObj(number -> new Thread(() -> come(number, day), "guest-" + number))
                .toList();
        for (Thread guest : guests) {
            guest.start();
            Await.rest(Duration.ofMillis(10));
        }
        for (Thread guest : guests) {
            guest.join();
        }
    }

    private void come(int number, Day day) {
        Guest guest = of(number);
        Random lot = new Random(number);
        while (!day.isOver()) {
            try {
                guest.stay(site(), lot, day);
                day.stays.merge(guest, 1, Integer::sum);
            } catch (IOException | RuntimeException | AssertionError e) {
                if (isTurnedAway(e)) {
                    day.turnedAway.increment();
                    Await.rest(BEFORE_COMING_BACK);
                } else {
                    day.failures.add(guest + " " + number + ": " + e);
                }
            }
            Await.rest(Duration.ofMillis(200 + lot.nextInt(800)));
        }
    }

    /** Guests and server share a machine: it may be late for a moment, and says so at the door. */
    private static boolean isTurnedAway(Throwable failure) {
        return failure.toString().contains("503");
    }

    private static Guest of(int number) {
        int place = number % 1000 * 7 % 1000;
        for (Guest guest : Guest.values()) {
            place -= guest.ofThousand;
            if (place < 0) {
                return guest;
            }
        }
        throw new AssertionError();
    }

    private static void talk(Site site, Random lot, Day day) {
        int words = 1 + lot.nextInt(MOST_WORDS);
        try (RawWebSocket client = site.open(Site.TRANSCRIPTION)) {
            client.await("connected");
            for (int i = 0; i < words && !day.isOver(); i++) {
                client.binary(new byte[3200]);
                assertEquals("heard " + (i + 1), client.await("transcription").getString("text"));
                Await.rest(BETWEEN_WORDS);
            }
            leave(client, lot.nextInt(10));
        }
    }

    private static void leave(RawWebSocket client, int how) {
        switch (how) {
            case 0 -> client.reset();
            case 1 -> client.fin();
            case 2 ->
                assertEquals(
                        4502,
                        client.text("{\"type\":\"Configure\",\"fall\":1}")
                                .hear()
                                .code());
            default ->
                assertEquals(
                        Close.NORMAL,
                        client.text("{\"type\":\"CloseStream\"}").hear().code());
        }
    }

    private static void upload(Site site, Random lot) {
        HttpResponse<String> answer = lot.nextBoolean()
                ? site.post(
                        Site.TRANSCRIPTION.replace("transcription", "speech"),
                        "multipart/form-data; boundary=b",
                        form())
                : site.postJson(
                        Site.TRANSCRIPTION.replace("transcription", "speech"),
                        "{\"audioBase64\":\"" + Base64.getEncoder().encodeToString(RECORDING) + "\"}");
        assertEquals(200, answer.statusCode(), answer.body());
        assertTrue(answer.body().contains("goodbye"), answer.body());
    }

    private static byte[] form() {
        String head = String.join(
                "\r\n",
                "--b",
                "Content-Disposition: form-data; name=\"audio\"; filename=\"a.wav\"",
                "Content-Type: audio/wav",
                "",
                "");
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes(head.getBytes(StandardCharsets.US_ASCII));
        body.writeBytes(RECORDING);
        body.writeBytes("\r\n--b--\r\n".getBytes(StandardCharsets.US_ASCII));
        return body.toByteArray();
    }

    private static void listen(Site site, Random lot) throws IOException {
        try (EventStream events = site.events(Site.TRANSCRIPTION + "/events")) {
            assertEquals(200, events.status());
            String id = events.await("session").getString("sessionId");
            String path = Site.TRANSCRIPTION + "/" + id;
            int chunks = 1 + lot.nextInt(10);
            for (int i = 0; i < chunks; i++) {
                assertEquals(
                        202,
                        site.post(path + "/audio?sequence=" + i, "application/octet-stream", new byte[3200])
                                .statusCode());
                assertEquals("heard " + (i + 1), events.await("transcription").getString("text"));
                Await.rest(Duration.ofMillis(500));
            }
            if (lot.nextInt(5) > 0) {
                assertEquals(
                        202,
                        site.post(path + "/finish", "application/octet-stream", new byte[0])
                                .statusCode());
                assertEquals("goodbye", events.await("transcription").getString("text"));
                assertEquals(Close.NORMAL, events.await("disconnected").getInt("code"));
            }
        }
    }

    private static void haveSpoken(Site site, Random lot) {
        String path = lot.nextBoolean() ? Site.SPEECH : Site.SPEECH.replace("tts-stream", "tts");
        HttpResponse<String> answer = site.postJson(path, "{\"text\":\"Good morning.\"}");
        assertEquals(200, answer.statusCode());
        assertTrue(answer.body().length() > 9_600, path);
    }
}
