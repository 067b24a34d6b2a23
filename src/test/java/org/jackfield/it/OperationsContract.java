package org.jackfield.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.JsonObject;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.regex.Pattern;
import org.jackfield.testing.server.Await;
import org.jackfield.testing.server.Site;
import org.jackfield.testing.sockets.TestClient;
import org.jackfield.wire.Close;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What operators see, with the keys that the deployment was given. */
interface OperationsContract {

    String ADMIN_KEY = "admin-key-of-this-test";
    String METRICS_KEY = "metrics-key-of-this-test";

    String METRICS = "/api/metrics";
    String SESSIONS = "/api/sessions";

    Site site();

    /** An operator's request. */
    private HttpResponse<String> ask(String method, String path) {
        return site().authorized(method, path, ADMIN_KEY);
    }

    private String figures() {
        HttpResponse<String> answer = site().authorized("GET", METRICS, METRICS_KEY);
        assertEquals(200, answer.statusCode(), answer::body);
        return answer.body();
    }

    private static double figure(String text, String name) {
        return text.lines()
                .filter(line -> line.startsWith(name + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(name.length() + 1)))
                .findFirst()
                .orElse(0);
    }

    @Test
    default void aSessionAppearsInTheMetrics() {
        String before = figures();
        String opened = "jackfield_sessions_opened_total{kind=\"transcription\"}";
        String ended = "jackfield_sessions_ended_total{end=\"ok\",kind=\"transcription\"}";
        String bytes = "jackfield_received_bytes_total{leg=\"client\"}";
        String id;
        try (TestClient client = site().connect(Site.TRANSCRIPTION + "?tag=evil")) {
            id = client.await("connected").getString("sessionId");
            client.send(new byte[2560]);
            client.send("{\"type\":\"CloseStream\"}");
            assertEquals(1000, client.awaitClose().code());
        }
        Await.until("the session is counted", () -> figure(figures(), ended) > figure(before, ended));
        String after = figures();

        assertTrue(figure(after, opened) > figure(before, opened), after);
        assertTrue(figure(after, bytes) >= figure(before, bytes) + 2560, after);
        assertTrue(figure(after, "jackfield_session_ready_seconds_count{kind=\"transcription\"}") >= 1, after);
        assertTrue(figure(after, "process_files_open_files") > 0, after);
        assertTrue(after.contains("\nprocess_cpu_usage "), after);
        assertTrue(after.contains("jvm_memory_used_bytes{area=\"heap\""), after);
        assertTrue(after.contains("\n# TYPE jvm_gc_live_data_size_bytes gauge"), after);
        assertFalse(after.contains(id), "a session's id in a label");
        assertFalse(after.contains("evil"), "a client's word in a label");
        assertNoneIsTold(after);
    }

    private static void assertNoneIsTold(String text) {
        for (String secret : List.of(ADMIN_KEY, METRICS_KEY, "Bearer")) {
            assertFalse(text.contains(secret), secret);
        }
        assertFalse(
                Pattern.compile("Exception|\tat |org\\.jackfield").matcher(text).find(), text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "*/* | text/plain | 0.0.4",
                "application/openmetrics-text;version=1.0.0,text/plain;q=0.5 | application/openmetrics-text | 1.0.0",
                "application/vnd.google.protobuf;proto=io.prometheus.client.MetricFamily | text/plain | 0.0.4"
            })
    default void theMetricsComeInTheFormThatWasAskedFor(String accept, String type, String version) {
        HttpResponse<String> answer = site().authorized("GET", METRICS, METRICS_KEY, "Accept", accept);
        assertEquals(200, answer.statusCode(), answer::body);
        String given = answer.headers().firstValue("Content-Type").orElse("");
        assertTrue(given.startsWith(type) && given.contains("version=" + version), given);
        assertEquals("no-store", answer.headers().firstValue("Cache-Control").orElse(""));
        assertTrue(answer.body().contains("# TYPE jackfield_draining gauge"), answer::body);
    }

    @ParameterizedTest
    @ValueSource(strings = {METRICS, SESSIONS, SESSIONS + "/x", "/api/admin/statistics", "/api/admin/drain"})
    default void nobodySeesThemWithoutTheKey(String path) {
        HttpResponse<String> none = site().get(path);
        assertEquals(401, none.statusCode());
        assertEquals("Bearer", none.headers().firstValue("WWW-Authenticate").orElse(""));
        assertEquals("auth.required", TestClient.json(none.body()).getString("code"));
        HttpResponse<String> wrong = site().authorized("GET", path, "not-the-key-of-this-test");
        assertEquals(401, wrong.statusCode());
        assertEquals("auth.invalid", TestClient.json(wrong.body()).getString("code"));
        HttpResponse<String> inAddress = site().authorized("GET", path + "?key=" + ADMIN_KEY, ADMIN_KEY);
        assertEquals(401, inAddress.statusCode());
        Leaks.assertNone(none.body() + wrong.body() + inAddress.body(), ADMIN_KEY, METRICS_KEY);
    }

    @ParameterizedTest
    @ValueSource(strings = {SESSIONS, "/api/admin/statistics", "/api/admin/drain"})
    default void theMetricsKeyOpensTheMetricsAlone(String path) {
        assertEquals(401, site().authorized("GET", path, METRICS_KEY).statusCode());
        assertEquals(200, ask("GET", METRICS).statusCode());
    }

    @Test
    default void anOperatorSeesASessionAndEndsIt() {
        try (TestClient client = site().connect(Site.TRANSCRIPTION)) {
            String id = client.await("connected").getString("sessionId");
            client.send(new byte[2560]);
            Await.until("the message is counted", () -> messages(id) == 1);
            JsonObject page =
                    TestClient.json(ask("GET", SESSIONS + "?limit=1000").body());
            assertTrue(page.getInt("total") >= 1, page::toString);
            assertTrue(page.getJsonArray("sessions").getValuesAs(JsonObject.class).stream()
                    .anyMatch(session -> session.getString("id").equals(id)));
            assertEquals(
                    1,
                    TestClient.json(ask("GET", SESSIONS + "?limit=1").body())
                            .getJsonArray("sessions")
                            .size());

            assertEquals(204, ask("DELETE", SESSIONS + "/" + id).statusCode());

            assertEquals("session.closed", client.awaitErrorCode());
            assertEquals(new Close(4403, "session.closed"), client.awaitClose());
            Await.until(
                    "the session is gone", () -> ask("GET", SESSIONS + "/" + id).statusCode() == 404);
        }
    }

    private int messages(String id) {
        JsonObject session = TestClient.json(ask("GET", SESSIONS + "/" + id).body());
        assertEquals("open", session.getString("state"));
        assertEquals("transcription", session.getString("kind"));
        return session.getJsonObject("client").getInt("messages");
    }

    @Test
    default void aSessionThatIsNotThereIsNotFound() {
        for (String method : List.of("GET", "DELETE")) {
            HttpResponse<String> answer = ask(method, SESSIONS + "/0123456789abcdef");
            assertEquals(404, answer.statusCode());
            assertEquals("not_found", TestClient.json(answer.body()).getString("code"));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /api/sessions?limit=0, limit",
        "GET, /api/sessions?limit=1001, limit",
        "GET, /api/sessions?limit=ten, limit",
        "POST, /api/admin/drain?timeout=PT61M, timeout",
        "POST, /api/admin/drain?timeout=PT-1S, timeout",
        "POST, /api/admin/drain?timeout=30, timeout"
    })
    default void aBadParameterIsRefused(String method, String path, String parameter) {
        HttpResponse<String> answer = ask(method, path);
        assertEquals(400, answer.statusCode(), answer::body);
        JsonObject error = TestClient.json(answer.body());
        assertEquals("parameter.invalid", error.getString("code"));
        assertEquals(parameter, error.getJsonObject("details").getString("parameter"));
        assertEquals(200, site().get("/api/health/ready").statusCode());
    }

    @Test
    default void theStatisticsSayWhatGoesOn() {
        try (TestClient client = site().connect(Site.TRANSCRIPTION)) {
            client.await("connected");
            Await.until("pings are told of", () -> now().containsKey("clientPings"));
            assertTrue(now().getInt("sessions") >= 1, () -> now().toString());
            assertNotEquals(0, now().getJsonNumber("heapUsedBytes").longValue());
            assertTrue(now().getJsonObject("clientPings").containsKey("p99Ms"), () -> now().toString());
        }
    }

    private JsonObject now() {
        HttpResponse<String> answer = ask("GET", "/api/admin/statistics");
        assertEquals(200, answer.statusCode(), answer::body);
        return TestClient.json(answer.body()).getJsonObject("now");
    }

    @Test
    default void nothingIsDrainedUnlessItIsOrdered() {
        JsonObject drain = TestClient.json(ask("GET", "/api/admin/drain").body());
        assertFalse(drain.getBoolean("draining"));
        assertEquals(0, drain.getInt("forced"));
    }
}
