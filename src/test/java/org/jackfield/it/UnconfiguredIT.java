package org.jackfield.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.io.IOException;
import java.net.URL;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.jackfield.testing.server.Site;
import org.jackfield.testing.sockets.EventStream;
import org.jackfield.testing.sockets.RawHttp;
import org.jackfield.testing.sockets.TestClient;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Without any setting the WAR starts, and says what it lacks. */
@ArquillianTest
@RunAsClient
@Timeout(60)
class UnconfiguredIT {

    private static final List<String> REQUIRED =
            List.of("CLOUDFLARE_ACCOUNT_ID", "CLOUDFLARE_GATEWAY_ID", "CLOUDFLARE_API_TOKEN");

    @ArquillianResource
    @SuppressWarnings("NullAway.Init")
    private URL url;

    @Deployment(testable = false)
    static WebArchive war() {
        return Wars.with(Map.of());
    }

    private Site site() {
        return new Site(url);
    }

    @Test
    void itIsNotReadyAndSaysWhatIsMissing() {
        HttpResponse<String> ready = site().get("/api/health/ready");
        assertEquals(503, ready.statusCode());
        assertEquals("DOWN", TestClient.json(ready.body()).getString("status"));
        REQUIRED.forEach(name -> assertTrue(ready.body().contains(name), name));
    }

    @Test
    void itLives() {
        HttpResponse<String> live = site().get("/api/health/live");
        assertEquals(200, live.statusCode());
        JsonObject build = TestClient.json(live.body()).getJsonArray("checks").getJsonObject(0);
        assertEquals("build", build.getString("name"));
        assertTrue(build.getJsonObject("data").getString("version").matches("\\d+\\.\\d+\\.\\d+"), live::body);
        assertTrue(build.getJsonObject("data").getString("built").matches("\\d{4}-.*Z"), live::body);
    }

    @Test
    void theDiagnosisNamesWhatIsMissing() {
        HttpResponse<String> answer = site().post("/api/diagnosis", "application/json", new byte[0]);
        assertEquals(200, answer.statusCode(), answer::body);
        JsonObject step = TestClient.json(answer.body()).getJsonArray("steps").getJsonObject(0);
        assertEquals("configuration", step.getString("step"));
        assertEquals("fail", step.getString("result"));
        REQUIRED.forEach(name -> assertTrue(step.getString("words").contains(name), name));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/metrics", "/api/sessions", "/api/admin/statistics", "/api/admin/drain"})
    void withoutAKeyThereIsNothingForOperators(String path) {
        for (HttpResponse<String> answer :
                List.of(site().get(path), site().authorized("GET", path, "0123456789abcdef"))) {
            assertEquals(404, answer.statusCode());
            assertEquals("not_found", TestClient.json(answer.body()).getString("code"));
        }
    }

    @Test
    void thePageIsServed() {
        HttpResponse<String> page = site().get("/");
        assertEquals(200, page.statusCode());
        assertTrue(page.headers().firstValue("Content-Type").orElse("").startsWith("text/html"));
    }

    @ParameterizedTest
    @ValueSource(strings = {Site.TRANSCRIPTION, Site.SPEECH})
    void aPlainRequestIsToldWhatIsRequired(String path) {
        HttpResponse<String> get = site().get(path);
        assertEquals(500, get.statusCode());
        assertTellsWhatIsRequired(get.body());
        assertEquals(500, site().head(path).statusCode());
        HttpResponse<String> post = site().postJson(path, "{\"text\":\"Hello\"}");
        assertEquals(500, post.statusCode());
        assertTellsWhatIsRequired(post.body());
    }

    @Test
    void whoWantsEventsIsToldWhatIsRequired() throws IOException {
        try (EventStream events = site().events(Site.TRANSCRIPTION + "/events")) {
            assertEquals(500, events.status());
            assertTellsWhatIsRequired(events.rest());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {Site.TRANSCRIPTION, Site.SPEECH})
    void anUpgradeIsToldWhatIsRequired(String path) {
        RawHttp.Answer answer = site().ask(RawHttp.upgrade(path));
        assertEquals(500, answer.status());
        assertTellsWhatIsRequired(answer.body());
    }

    private static void assertTellsWhatIsRequired(String body) {
        JsonObject error = TestClient.json(body);
        assertEquals("Configuration error", error.getString("error"));
        assertEquals(
                REQUIRED,
                error.getJsonArray("required").getValuesAs(JsonString.class).stream()
                        .map(JsonString::getString)
                        .toList());
        assertFalse(body.contains("gateway.ai.cloudflare.com"), body);
    }
}
