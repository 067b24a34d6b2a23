package org.jackfield.it;

import static org.junit.jupiter.api.Assertions.assertEquals;

import jakarta.json.JsonObject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.jackfield.audio.AudioFormat;
import org.jackfield.audio.Wav;
import org.jackfield.testing.server.Await;
import org.jackfield.testing.server.Site;
import org.jackfield.testing.sockets.Frame;
import org.jackfield.testing.sockets.RawHttp;
import org.jackfield.testing.sockets.RawWebSocket;
import org.jackfield.testing.sockets.TestClient;
import org.jackfield.testing.upstream.Peer;
import org.jackfield.testing.upstream.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bodies of plain requests: what is refused is told to whoever still sends, and nobody waits on a thread of the server. */
interface BodiesContract {

    String RECOGNITION = "/demo/api/ai/speech";
    String BOUNDARY = "between-the-parts";
    int MOST_BYTES = 256 << 10;
    int ONE_SHOTS = 40;
    int MOST_PARTS = 3;
    int MOST_ANSWER_BYTES = 1_000_000;

    /** One address has half of them. */
    int BODIES = 100;

    Map<String, String> SETTINGS = Map.of(
            "jackfield.metrics.key",
            OperationsContract.METRICS_KEY,
            "jackfield.one-shot.max-bytes",
            Integer.toString(MOST_BYTES),
            "jackfield.one-shot.max-concurrent",
            Integer.toString(ONE_SHOTS),
            "jackfield.one-shot.max-answer-bytes",
            Integer.toString(MOST_ANSWER_BYTES),
            "jackfield.one-shot.max-parts",
            Integer.toString(MOST_PARTS),
            "jackfield.body.max-concurrent",
            Integer.toString(BODIES),
            "jackfield.body.time-limit",
            "PT6S",
            "jackfield.body.least-bytes-per-second",
            "65536",
            "jackfield.body.drain-bytes",
            Integer.toString(4 * MOST_BYTES),
            "jackfield.body.drain-time",
            "PT5S");

    Site site();

    Stage stage();

    static byte[] wav(int bytes) {
        return Wav.write(AudioFormat.linear16(16_000), new byte[bytes - 44]);
    }

    static byte[] json(byte[] recording) {
        String base64 = Base64.getEncoder().encodeToString(recording);
        return ("{\"audioBase64\":\"" + base64 + "\"}").getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] form(byte[]... parts) {
        ByteArrayOutputStream form = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            form.writeBytes(ascii("--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"audio\"\r\n\r\n"));
            form.writeBytes(part);
            form.writeBytes(ascii("\r\n"));
        }
        form.writeBytes(ascii("--" + BOUNDARY + "--\r\n"));
        return form.toByteArray();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    static byte[] head(String path, String type, String... more) {
        List<String> lines =
                new ArrayList<>(List.of("POST " + path + " HTTP/1.1", "Host: 127.0.0.1", "Content-Type: " + type));
        lines.addAll(List.of(more));
        return ascii(String.join("\r\n", lines) + "\r\n\r\n");
    }

    static void assertProblem(int status, String code, RawHttp.Answer answer) {
        assertEquals(status, answer.status(), answer::toString);
        assertEquals(code, TestClient.json(answer.body()).getString("code"));
    }

    /** The model hears nothing and is done at once. */
    private void playDeaf() {
        stage().play(peer -> {
            peer.accept();
            peer.serve(message -> closeAtTheEnd(peer, message));
        });
    }

    private static void closeAtTheEnd(Peer peer, Frame message) {
        try {
            if (message.text().contains("CloseStream")) {
                peer.close(1000, "");
            }
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    private long reading() {
        return gauge(site(), "jackfield_bodies_reading");
    }

    /** The value of a metric without tags. */
    static long gauge(Site site, String name) {
        String metrics = site.authorized("GET", "/api/metrics", OperationsContract.METRICS_KEY)
                .body();
        return metrics.lines()
                .filter(line -> line.startsWith(name + " "))
                .mapToLong(line -> (long) Double.parseDouble(line.substring(name.length() + 1)))
                .findFirst()
                .orElseThrow(() -> new AssertionError(metrics));
    }

    @Test
    default void aRecordingAsLargeAsMayBePassesInEveryForm() throws IOException {
        playDeaf();
        byte[] recording = wav(MOST_BYTES);
        HttpResponse<String> json = site().post(RECOGNITION, "application/json", json(recording));
        assertEquals(200, json.statusCode(), json::body);
        HttpResponse<String> form =
                site().post(RECOGNITION, "multipart/form-data; boundary=" + BOUNDARY, form(recording));
        assertEquals(200, form.statusCode(), form::body);
        try (var events = site().eventsOf(Site.TRANSCRIPTION, recording)) {
            assertEquals(200, events.status());
        }
    }

    @Test
    default void aLargerRecordingIsTooLargeInEveryForm() {
        byte[] recording = wav(MOST_BYTES + 2);
        for (HttpResponse<String> answer : List.of(
                site().post(RECOGNITION, "application/json", json(recording)),
                site().post(RECOGNITION, "multipart/form-data; boundary=" + BOUNDARY, form(recording)))) {
            assertEquals(413, answer.statusCode(), answer::body);
            JsonObject error = TestClient.json(answer.body());
            assertEquals("message.too_large", error.getString("code"));
            assertEquals(MOST_BYTES, error.getJsonObject("details").getInt("maxBytes"));
        }
    }

    /** Sends all before it reads: if the connection were closed with bytes unread, the answer would be lost. */
    @ParameterizedTest
    @CsvSource({
        "/demo/api/ai/speech, X: y, 413, message.too_large",
        "/demo/api/ai/tts, X: y, 413, message.too_large",
        "/demo/api/ai/nothing, X: y, 413, message.too_large",
        "/demo/api/ai/speech, Origin: https://elsewhere.example, 403, origin.denied",
        "/demo/api/ai/transcription/no-such-session/audio?sequence=0, X: y, 404, not_found"
    })
    default void whoSendsFirstAndReadsLaterReadsWhy(String path, String header, int status, String code) {
        byte[] body = new byte[3 * MOST_BYTES];
        try (RawHttp client = site().raw()) {
            client.write(head(path, "application/octet-stream", header, "Content-Length: " + body.length));
            client.write(body);

            assertProblem(status, code, client.answer());
        }
    }

    @Test
    default void aBodyWhoseLengthIsNotToldIsCutWhereItIsTooLarge() {
        byte[] chunk = new byte[MOST_BYTES];
        try (RawHttp client = site().raw()) {
            client.write(head(RECOGNITION, "application/json", "Transfer-Encoding: chunked"));
            for (int i = 0; i < 3; i++) {
                client.write(ascii(Integer.toHexString(chunk.length) + "\r\n"));
                client.write(chunk);
                client.write(ascii("\r\n"));
            }
            client.write(ascii("0\r\n\r\n"));

            assertProblem(413, "message.too_large", client.answer());
        }
    }

    @Test
    default void whoAsksBeforeSendingIsToldWithoutSending() {
        try (RawHttp client = site().raw()) {
            client.write(head(RECOGNITION, "application/json", "Expect: 100-continue", "Content-Length: 9000000"));

            assertProblem(413, "message.too_large", client.answer());
        }
    }

    @Test
    default void whoAsksBeforeSendingMaySend() {
        byte[] body = ascii("{\"text\":\"\"}");
        try (RawHttp client = site().raw()) {
            client.write(head(
                    "/demo/api/ai/tts", "application/json", "Expect: 100-continue", "Content-Length: " + body.length));
            assertEquals(100, client.interim());
            client.write(body);

            assertProblem(400, "message.invalid", client.answer());
        }
    }

    @Test
    default void aRefusedBodyIsNotReadForEver() {
        long before = gauge(site(), "jackfield_bodies_dropped_total");
        try (RawHttp client = site().raw()) {
            client.write(head(RECOGNITION, "application/json", "Content-Length: 9000000"));
            assertProblem(413, "message.too_large", client.answer());
            Await.until("the connection ends", () -> {
                try {
                    client.write(new byte[MOST_BYTES]);
                    return false;
                } catch (UncheckedIOException ended) {
                    return true;
                }
            });
        }
        Await.until("nothing is read any more", () -> reading() == 0);
        assertEquals(before + 1, gauge(site(), "jackfield_bodies_dropped_total"));
    }

    @Test
    default void slowBodiesHoldNobodyAndAreGivenUp() {
        stage().play(Peer::accept);
        List<RawHttp> slow = new ArrayList<>();
        try (RawWebSocket talking = site().open(Site.TRANSCRIPTION)) {
            talking.await("connected");
            for (int i = 0; i < ONE_SHOTS; i++) {
                RawHttp client = site().raw();
                slow.add(client);
                client.write(head(RECOGNITION, "application/json", "Content-Length: 1000"));
                client.write(ascii("{\"audio"));
            }
            Await.until("all are being read", () -> reading() == ONE_SHOTS);

            HttpResponse<String> oneMore = site().postJson(RECOGNITION, "{}");
            assertEquals(503, oneMore.statusCode(), oneMore::body);
            assertEquals("2", oneMore.headers().firstValue("Retry-After").orElse(""));
            try (RawWebSocket another = site().open(Site.TRANSCRIPTION)) {
                another.await("connected");
            }
            assertEquals(ONE_SHOTS, reading());
            for (RawHttp client : slow) {
                assertProblem(408, "message.unfinished", client.answer());
            }
        } finally {
            slow.forEach(RawHttp::close);
        }
        Await.until(
                "the places are free", () -> site().postJson(RECOGNITION, "{}").statusCode() == 400);
    }

    /** The paths of these are known to nobody, so that they take no place of those who are served. */
    @Test
    default void oneAddressHasHalfOfTheBodiesThatMayBeOnTheirWay() {
        long before = gauge(site(), "jackfield_bodies_without_room_total");
        List<RawHttp> slow = new ArrayList<>();
        try {
            for (int i = 0; i <= BODIES / 2; i++) {
                RawHttp client = site().raw();
                slow.add(client);
                client.write(head("/demo/api/ai/nothing", "text/plain", "Content-Length: 1000"));
                client.write(ascii("begun"));
            }
            Await.until("they are being read", () -> reading() == BODIES / 2 + 1);
            try (RawHttp more = site().raw()) {
                more.write(head("/demo/api/ai/nothing", "text/plain", "Content-Length: 1000"));
                more.write(ascii("begun"));
                assertProblem(503, "server.overloaded", more.answer());
            }
            Await.until("it is gone", () -> reading() == BODIES / 2 + 1);
            try (RawHttp elsewhere = site().rawFrom("127.0.0.2")) {
                elsewhere.write(head("/demo/api/ai/nothing", "text/plain", "Content-Length: 1000"));
                elsewhere.write(ascii("begun"));
                Await.until("it is being read too", () -> reading() == BODIES / 2 + 2);
            }
            assertEquals(BODIES, gauge(site(), "jackfield_bodies_reading_max"));
            assertEquals(before + 1, gauge(site(), "jackfield_bodies_without_room_total"));
        } finally {
            slow.forEach(RawHttp::close);
        }
        Await.until("nothing is read any more", () -> reading() == 0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"charset=utf-8", "boundary=other", "boundary=" + BOUNDARY})
    default void aFormThatCannotBeReadIsTheClientsFault(String parameter) {
        byte[] broken = ascii("--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"audio\"\r\n\r\nRIFF");
        HttpResponse<String> answer = site().post(RECOGNITION, "multipart/form-data; " + parameter, broken);
        assertEquals(400, answer.statusCode(), answer::body);
        assertEquals("message.invalid", TestClient.json(answer.body()).getString("code"));
    }

    @Test
    default void aFormOfTooManyPartsIsRefused() {
        byte[] part = new byte[4];
        HttpResponse<String> answer =
                site().post(RECOGNITION, "multipart/form-data; boundary=" + BOUNDARY, form(part, part, part, part));
        assertEquals(413, answer.statusCode(), answer::body);
        assertEquals(
                MOST_PARTS,
                TestClient.json(answer.body()).getJsonObject("details").getInt("maxParts"));
    }

    /** A session is looked at once more when it has been over for a while; its connection may serve somebody else then. */
    @Test
    default void aConnectionServesTheNextRequestUndisturbed() {
        playDeaf();
        byte[] body = json(wav(MOST_BYTES / 2));
        try (RawHttp client = site().raw()) {
            client.write(head(RECOGNITION, "application/json", "Content-Length: " + body.length));
            client.write(body);
            assertEquals(200, client.answer().status());
            byte[] head = head(RECOGNITION, "application/json", "Content-Length: " + body.length);
            client.write(head);
            Await.rest(Duration.ofMillis(3500));
            client.write(body);
            assertEquals(200, client.answer().status());
        }
    }

    @Test
    default void whoLeavesWithinABodyLeavesNothing() {
        RawHttp client = site().raw();
        client.write(head(RECOGNITION, "application/json", "Content-Length: 1000"));
        client.write(ascii("{"));
        Await.until("it is being read", () -> reading() == 1);

        client.close();

        Await.until("nothing is read any more", () -> reading() == 0);
    }
}
