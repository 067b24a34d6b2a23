package org.jackfield.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.URL;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jackfield.testing.server.Await;
import org.jackfield.testing.server.Site;
import org.jackfield.testing.sockets.EventStream;
import org.jackfield.testing.sockets.Members;
import org.jackfield.testing.sockets.RawHttp;
import org.jackfield.testing.sockets.TestClient;
import org.jackfield.wire.Close;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A node that is emptied. One test, because there is no way back. */
@ArquillianTest
@RunAsClient
@Timeout(60)
class DrainIT {

    private static final String KEY = OperationsContract.ADMIN_KEY;
    private static final String DRAIN = "/api/admin/drain";

    @ArquillianResource
    @SuppressWarnings("NullAway.Init")
    private URL url;

    @Deployment(testable = false)
    static WebArchive war() {
        return Wars.with(
                Map.of("jackfield.gateway", "sandbox", "jackfield.access.guest", "true", "jackfield.admin.key", KEY));
    }

    private Site site() {
        return new Site(url);
    }

    /** A recording of which a part was sent. */
    private static final class Upload implements AutoCloseable {

        private static final int SENT = 40_000;

        private final byte[] body = BodiesContract.json(BodiesContract.wav(100_000));
        private final RawHttp client;

        Upload(Site site) {
            client = site.raw();
            client.write(
                    BodiesContract.head("/demo/api/ai/speech", "application/json", "Content-Length: " + body.length));
            client.write(Arrays.copyOf(body, SENT));
        }

        RawHttp.Answer finish() {
            client.write(Arrays.copyOfRange(body, SENT, body.length));
            return client.answer();
        }

        RawHttp.Answer answer() {
            return client.answer();
        }

        @Override
        public void close() {
            client.close();
        }
    }

    @Test
    void aDrainedNodeTakesNobodyLetsSessionsFinishAndEndsTheRest() throws IOException {
        assertEquals(200, site().get("/api/health/ready").statusCode());
        try (TestClient finishing = site().connect(Site.TRANSCRIPTION);
                TestClient staying = site().connect(Site.TRANSCRIPTION);
                TestClient speaking = site().connect(Site.SPEECH);
                Upload sending = new Upload(site());
                Upload stalling = new Upload(site())) {
            finishing.await("connected");
            staying.await("connected");
            speaking.await("connected");

            JsonObject ordered = json(site().authorized("POST", DRAIN + "?timeout=PT1H", KEY), 202);
            assertTrue(ordered.getBoolean("draining"));
            assertEquals(3, ordered.getInt("sessions"));

            assertEveryoneIsToldWhenToComeAgain(finishing, staying, speaking);
            assertNobodyComesIn();
            assertASessionMayFinish(finishing);
            assertEquals(200, sending.finish().status());
            assertTrue(staying.isOpen());

            JsonObject sooner = json(site().authorized("POST", DRAIN + "?timeout=PT1S", KEY), 202);
            assertTrue(sooner.getInt("timeoutMs") <= 1000, sooner::toString);
            assertTheRestIsEnded(staying, speaking);
            BodiesContract.assertProblem(503, "server.restarting", stalling.answer());
            Await.until("all have left", () -> progress().getInt("remaining") == 0);
            assertTrue(List.of(3, 4).contains(progress().getInt("ended")), "The upload may have been told");
            assertEquals(2, progress().getInt("forced"));
            assertEquals(200, site().get("/api/health/live").statusCode(), "A drained node still lives");
            assertEquals(200, site().authorized("POST", "/api/diagnosis", KEY).statusCode());
        }
    }

    private JsonObject progress() {
        return json(site().authorized("GET", DRAIN, KEY), 200);
    }

    private static JsonObject json(HttpResponse<String> answer, int status) {
        assertEquals(status, answer.statusCode(), answer::body);
        return TestClient.json(answer.body());
    }

    private static void assertEveryoneIsToldWhenToComeAgain(TestClient one, TestClient two, TestClient three) {
        assertNotEquals(toldDelay(one), toldDelay(two));
        assertTrue(toldDelay(three) > 0);
    }

    private static long toldDelay(TestClient client) {
        String told = client.texts().stream()
                .filter(text -> text.contains("server.restarting"))
                .findFirst()
                .orElseGet(() -> client.await("error").toString());
        JsonObject error = TestClient.json(told);
        assertEquals("server.restarting", error.getString("code"));
        assertFalse(error.containsKey("closeCode"), told);
        Leaks.assertNone(told, KEY);
        long delay = error.getInt("retryAfterMs");
        assertTrue(delay >= 1 && delay <= 10_000, told);
        return delay;
    }

    private void assertNobodyComesIn() throws IOException {
        HttpResponse<String> ready = site().get("/api/health/ready");
        JsonObject health = json(ready, 503);
        assertEquals("DOWN", health.getString("status"));
        assertTrue(
                health.getJsonArray("checks").getValuesAs(JsonObject.class).stream()
                        .map(check -> check.getJsonObject("data"))
                        .anyMatch(data ->
                                data != null && data.getString("reason", "").equals("draining")),
                ready::body);

        RawHttp.Answer upgrade = site().ask(RawHttp.upgrade(Site.TRANSCRIPTION));
        assertEquals(503, upgrade.status());
        assertTrue(upgrade.headers("Retry-After").get(0).matches("[1-9]\\d*"), upgrade::toString);
        assertEquals("server.restarting", TestClient.json(upgrade.body()).getString("code"));

        for (String path : new String[] {Site.SPEECH, "/demo/api/ai/tts"}) {
            HttpResponse<String> plain = site().postJson(path, "{\"text\":\"Hello.\"}");
            assertEquals("server.restarting", json(plain, 503).getString("code"));
            assertTrue(plain.headers().firstValue("Retry-After").isPresent(), path);
        }
        assertEquals(503, site().postJson("/api/diagnosis", "").statusCode());
        try (EventStream events = site().events(Site.TRANSCRIPTION + "/events")) {
            assertEquals(503, events.status());
        }
    }

    private static void assertASessionMayFinish(TestClient client) {
        client.send(new byte[2560]);
        client.send("{\"type\":\"CloseStream\"}");
        assertEquals(new Close(1000, "ok"), client.awaitClose());
    }

    private static void assertTheRestIsEnded(TestClient... clients) {
        for (TestClient client : clients) {
            assertEquals(new Close(1012, "server.restarting"), client.awaitClose());
            JsonObject last = client.texts().stream()
                    .flatMap(text -> Members.ofType("error", text).stream())
                    .filter(error -> error.getInt("closeCode", 0) == 1012)
                    .findFirst()
                    .orElseThrow();
            assertEquals(toldDelay(client), last.getInt("retryAfterMs"));
        }
    }
}
