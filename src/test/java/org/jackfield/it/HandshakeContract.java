package org.jackfield.it;

import static org.jackfield.testing.sockets.FrameCodec.TO_SERVER;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.JsonObject;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jackfield.testing.server.Site;
import org.jackfield.testing.sockets.RawHttp;
import org.jackfield.testing.sockets.TestClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which requests for a WebSocket are granted, and with which status the others are turned away. */
interface HandshakeContract {

    String DOOR = "/sandbox/v1/sandbox/sandbox/workers-ai?model=@cf/deepgram/flux&encoding=linear16&sample_rate=16000";

    Site site();

    /** The lines of a good request with one of them replaced, or taken out if {@code by} is empty. */
    private static String[] upgradeWith(String start, String by) {
        return Arrays.stream(RawHttp.upgrade(Site.TRANSCRIPTION))
                .flatMap(line ->
                        line.startsWith(start) ? Stream.of(by).filter(other -> !other.isEmpty()) : Stream.of(line))
                .toArray(String[]::new);
    }

    private RawHttp.Answer assertRefused(int status, String code, String... lines) {
        RawHttp.Answer answer = site().ask(lines);
        assertEquals(status, answer.status(), answer::toString);
        JsonObject error = TestClient.json(answer.body());
        assertEquals("error", error.getString("type"));
        assertEquals(code, error.getString("code"));
        assertEquals(status, error.getInt("status"));
        Leaks.assertNone(answer.body());
        return answer;
    }

    private void assertGranted(String... lines) {
        RawHttp.Answer answer = site().ask(lines);
        assertEquals(101, answer.status(), answer::toString);
        assertEquals(List.of(RawHttp.ACCEPT), answer.headers("Sec-WebSocket-Accept"));
        assertEquals(List.of(), answer.headers("Sec-WebSocket-Extensions"));
    }

    @Test
    default void aGoodHandshakeIsGranted() {
        assertGranted(RawHttp.upgrade(Site.TRANSCRIPTION));
        assertGranted(RawHttp.upgrade(Site.SPEECH));
    }

    @Test
    default void namesOfProtocolsAreTakenInAnyCase() {
        assertGranted(upgradeWith("Upgrade:", "upgrade: WebSocket"));
        assertGranted(upgradeWith("Connection:", "Connection: keep-alive, Upgrade"));
    }

    @Test
    default void extensionsAreNotAgreedTo() {
        assertGranted(RawHttp.upgrade(Site.SPEECH, "Sec-WebSocket-Extensions: permessage-deflate"));
    }

    @Test
    default void anotherMethodIsNotAllowed() {
        RawHttp.Answer answer = assertRefused(
                405,
                "handshake.method",
                upgradeWith("GET", "POST " + Site.TRANSCRIPTION + " HTTP/1.1\r\nContent-Length: 0"));
        assertEquals(List.of("GET"), answer.headers("Allow"));
    }

    @Test
    default void anOldVersionIsToldTheRightOne() {
        RawHttp.Answer answer =
                assertRefused(426, "handshake.version", upgradeWith("Sec-WebSocket-V", "Sec-WebSocket-Version: 8"));
        assertEquals(List.of("13"), answer.headers("Sec-WebSocket-Version"));
    }

    @Test
    default void http10IsRefused() {
        assertRefused(400, "handshake.invalid", upgradeWith("GET", "GET " + Site.TRANSCRIPTION + " HTTP/1.0"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Sec-WebSocket-Key:",
                "Sec-WebSocket-Key: c2hvcnQ=",
                "Sec-WebSocket-Key: not base64!",
                "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ=="
            })
    default void anythingButOneGoodKeyIsRefused(String key) {
        assertRefused(400, "handshake.invalid", upgradeWith("Sec-WebSocket-Key", key));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Connection: keep-alive"})
    default void aConnectionThatIsNotToBeUpgradedIsRefused(String connection) {
        assertRefused(400, "handshake.invalid", upgradeWith("Connection:", connection));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/nothing", "/demo/api/ai/tts", "/api/health/live", "/", "/demo/api/ai/transcription/"})
    default void thereIsNoSocketElsewhere(String path) {
        assertRefused(404, "not_found", RawHttp.upgrade(path));
    }

    @ParameterizedTest
    @CsvSource({
        "channels=2, channels",
        "sample_rate=11025, sample_rate",
        "encoding=mp3, encoding",
        "model=nobody, model",
        "eot_timeout_ms=1, eot_timeout_ms",
        "keyterm=a%07b, keyterm",
        "encoding=linear16&encoding=linear16, encoding",
        "fault=explode, fault",
        "eager_eot_threshold=0.9, eager_eot_threshold",
    })
    default void aBadParameterIsNamed(String query, String name) {
        RawHttp.Answer answer =
                assertRefused(400, "parameter.invalid", RawHttp.upgrade(Site.TRANSCRIPTION + "?" + query));
        JsonObject error = TestClient.json(answer.body());
        assertEquals(name, error.getJsonObject("details").getString("parameter"));
        assertTrue(error.getString("message").contains(name));
    }

    /** One of the servers refuses it before it comes to us, and says nothing. */
    @Test
    default void aQueryWithBrokenEncodingIsRefused() {
        RawHttp.Answer answer = site().ask(RawHttp.upgrade(Site.TRANSCRIPTION + "?keyterm=%zz"));
        assertEquals(400, answer.status());
        Leaks.assertNone(answer.body());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Origin: https://evil.example",
                "Origin: null",
                "Origin: http://127.0.0.1.evil.example",
                "Origin: http://127.0.0.1\r\nOrigin: https://evil.example"
            })
    default void aPageOfAnotherOriginIsDenied(String origin) {
        assertRefused(403, "origin.denied", RawHttp.upgrade(Site.TRANSCRIPTION, origin));
    }

    @Test
    default void aPageOfThisHostIsGranted() {
        assertGranted(RawHttp.upgrade(Site.TRANSCRIPTION, "Origin: http://127.0.0.1"));
    }

    @Test
    default void theSandboxIsClosedToThoseWithoutItsToken() {
        assertEquals(401, site().ask(RawHttp.upgrade(DOOR)).status());
        assertEquals(
                401,
                site().ask(RawHttp.upgrade(DOOR, "cf-aig-authorization: Bearer guess"))
                        .status());
        assertEquals(401, site().get(DOOR).statusCode());
        assertEquals(404, site().get("/sandbox").statusCode());
    }

    @Test
    default void whatIsSentBehindTheHandshakeIsKept() {
        try (RawHttp client = site().raw()) {
            assertEquals(101, client.ask(RawHttp.upgrade(Site.SPEECH)).status());
            client.write(TO_SERVER.text("{\"type\":\"Close\"}"));
            assertEquals(1000, client.awaitClose().orElseThrow().code());
        }
    }
}
