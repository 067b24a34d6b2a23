package org.jackfield.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.jackfield.testing.server.Site;
import org.jackfield.testing.sockets.EventStream;
import org.jackfield.testing.sockets.RawHttp;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What pages of another origin may read of plain requests: all of it if the origin is configured, nothing else. */
interface CrossOriginContract {

    /** The one that the settings name. */
    String ORIGIN = "https://app.example";

    String STRANGER = "https://elsewhere.example";
    String ALLOWED = "Access-Control-Allow-Origin";

    Site site();

    private RawHttp.Answer ask(String request, String... headers) {
        return site().ask(Stream.concat(
                        Stream.of(request + " HTTP/1.1", "Host: 127.0.0.1", "Content-Length: 0"), Stream.of(headers))
                .toArray(String[]::new));
    }

    private RawHttp.Answer preflight(String path, String origin) {
        return ask(
                "OPTIONS " + path,
                "Origin: " + origin,
                "Access-Control-Request-Method: POST",
                "Access-Control-Request-Headers: content-type");
    }

    private static void assertReadable(RawHttp.Answer answer) {
        assertEquals(List.of(ORIGIN), answer.headers(ALLOWED), answer::toString);
        assertTrue(answer.headers("Vary").contains("Origin"), answer::toString);
        assertTrue(answer.headers("Access-Control-Expose-Headers").get(0).contains("Retry-After"), answer::toString);
        assertEquals(List.of(), answer.headers("Access-Control-Allow-Credentials"));
    }

    @ParameterizedTest
    @CsvSource({
        "400, POST /demo/api/ai/tts, application/json",
        "415, POST /demo/api/ai/tts, text/plain",
        "400, POST /demo/api/ai/tts?colour=blue, application/json",
        "404, POST /demo/api/ai/transcription/0123456789abcdef/finish, application/octet-stream",
        "400, POST /demo/api/ai/transcription/0123456789abcdef/audio, application/octet-stream",
        "405, GET /demo/api/ai/tts, ''",
        "405, GET /api/diagnosis, ''",
        "401, GET /api/sessions, ''",
        "404, GET /api/nothing, ''",
        "200, GET /api/endpoints, ''",
        "200, HEAD /demo/api/ai/transcription/events, ''"
    })
    default void aConfiguredPageReadsEveryAnswerAndEveryRefusal(int status, String request, String type) {
        RawHttp.Answer answer = type.isEmpty()
                ? ask(request, "Origin: " + ORIGIN, "Connection: close")
                : ask(request, "Origin: " + ORIGIN, "Content-Type: " + type);
        assertEquals(status, answer.status(), answer::toString);
        assertReadable(answer);
    }

    @Test
    default void aConfiguredPageReadsAnEventStream() throws IOException {
        try (EventStream events = site().events(EventsContract.EVENTS, "Origin", ORIGIN)) {
            events.await("session");
            assertEquals(ORIGIN, events.header(ALLOWED));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                Site.TRANSCRIPTION,
                Site.TRANSCRIPTION + "/events",
                Site.TRANSCRIPTION + "/0123456789abcdef/audio?sequence=0",
                Site.TRANSCRIPTION + "/0123456789abcdef/finish",
                Site.SPEECH,
                "/demo/api/ai/tts",
                "/demo/api/ai/speech",
                "/api/diagnosis",
                "/api/endpoints"
            })
    default void aPreflightIsAnsweredEverywhere(String path) {
        RawHttp.Answer granted = preflight(path, ORIGIN);
        assertEquals(204, granted.status(), granted::toString);
        assertReadable(granted);
        assertTrue(granted.headers("Access-Control-Allow-Methods").get(0).contains("POST"), granted::toString);
        assertTrue(granted.headers("Access-Control-Allow-Headers").get(0).contains("Content-Type"), granted::toString);

        RawHttp.Answer denied = preflight(path, STRANGER);
        assertEquals(403, denied.status(), denied::toString);
        assertEquals(List.of(), denied.headers(ALLOWED));
        assertTrue(denied.headers("Vary").contains("Origin"), denied::toString);
    }

    @Test
    default void aForeignPageReadsNothing() {
        for (String request : List.of("POST /demo/api/ai/tts", "GET /api/endpoints")) {
            RawHttp.Answer answer = ask(request, "Origin: " + STRANGER, "Content-Type: application/json");
            assertEquals(List.of(), answer.headers(ALLOWED), answer::toString);
            assertTrue(answer.headers("Vary").contains("Origin"), answer::toString);
        }
    }
}
