package org.jackfield.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jackfield.testing.server.Site;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The server itself, set up with the files that are shipped for it. */
interface ServerContract {

    Site site();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/metrics",
                "/metrics/base",
                "/openapi",
                "/openapi/",
                "/health",
                "/health/live",
                "/health/ready",
                "/health/started",
                "/console"
            })
    default void addressesOfTheServersOwnAreClosed(String path) {
        HttpResponse<String> answer = site().get(path);
        assertTrue(List.of(403, 404).contains(answer.statusCode()), () -> path + ": " + answer.statusCode());
        assertFalse(answer.headers().firstValue("Location").isPresent());
    }

    @Test
    default void http2IsNotSpoken() throws IOException, InterruptedException {
        HttpClient modern =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_2).build();
        URI live = URI.create("http://127.0.0.1:" + site().port() + "/api/health/live");
        HttpResponse<String> answer = modern.send(HttpRequest.newBuilder(live).build(), BodyHandlers.ofString());
        assertEquals(200, answer.statusCode());
        assertEquals(HttpClient.Version.HTTP_1_1, answer.version());
    }

    @Test
    default void theServerIsNotNamed() {
        HttpResponse<String> answer = site().get("/api/health/live");
        assertEquals(List.of(), answer.headers().allValues("Server"));
        assertEquals(List.of(), answer.headers().allValues("X-Powered-By"));
    }

    /** One line, without a complaint at its end. */
    @Test
    default void theLogSaysWhatIsInForce() throws IOException {
        String name = Servers.isPayara() ? "Payara" : "WildFly";
        List<String> lines = Files.readString(Path.of(System.getProperty("server.log")), StandardCharsets.UTF_8)
                .lines()
                .filter(line -> line.contains(name + " is set up:"))
                .toList();
        assertFalse(lines.isEmpty());
        String last = lines.get(lines.size() - 1);
        assertFalse(last.contains("not as in"), last);
        List<String> facts = Servers.isPayara()
                ? List.of(
                        "http-listener.address=127.0.0.1",
                        "http-listener.port=" + site().port(),
                        "http-listener.threads=32",
                        "http-listener.connections=20000",
                        "http-listener.http2=false",
                        "http-listener.server-header=false",
                        "metrics=false",
                        "openapi=false",
                        "health=false")
                : List.of(
                        "default.port=" + site().port(),
                        "default.request-parse-timeout=8000",
                        "default.http2=false",
                        "https.http2=false",
                        "websockets.dispatch-to-worker=false",
                        "openapi=false");
        facts.forEach(fact -> assertTrue(last.contains(" " + fact), () -> fact + " in " + last));
    }
}
