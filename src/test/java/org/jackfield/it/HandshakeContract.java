package org.jackfield.it;

import static org.jackfield.testing.sockets.FrameCodec.TO_SERVER;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.JsonObject;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
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
        assertGranted(upgradeWith("Connection:", "Connection: keep-alive\r\nConnection: UPGRADE"));
        assertGranted(upgradeWith("Upgrade:", "Upgrade: other, websocket"));
        assertGranted(upgradeWith("Upgrade:", "Upgrade: other\r\nUpgrade: websocket"));
    }

    @Test
    default void namesOfHeadersAreTakenInAnyCase() {
        assertGranted(Arrays.stream(RawHttp.upgrade(Site.TRANSCRIPTION))
                .map(line -> line.startsWith("GET") ? line : lowerName(line))
                .toArray(String[]::new));
    }

    private static String lowerName(String line) {
        int colon = line.indexOf(':');
        return line.substring(0, colon).toLowerCase(Locale.ROOT) + line.substring(colon);
    }

    @Test
    default void theTargetMayBeAWholeAddress() {
        assertGranted(upgradeWith("GET", "GET http://127.0.0.1" + Site.TRANSCRIPTION + " HTTP/1.1"));
    }

    @Test
    default void aSlashAtTheEndAndEncodedLettersAreTheSameAddress() {
        for (String path : List.of(Site.TRANSCRIPTION + "/", Site.TRANSCRIPTION.replace("api", "%61pi"))) {
            assertGranted(RawHttp.upgrade(path));
            assertEquals(
                    "WebSocket upgrade required",
                    TestClient.json(site().get(path).body()).getString("error"));
        }
        assertEquals(400, site().postJson("/demo/api/ai/tts/", "{}").statusCode());
        assertEquals(400, site().postJson("/demo/api/ai/tt%73", "{}").statusCode());
        assertEquals(401, site().get("/api/sessions/").statusCode());
        assertEquals(200, site().get("/api/health/live/").statusCode());
        assertEquals(401, site().ask(RawHttp.upgrade(DOOR.replace("?", "/?"))).status());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/%s;x=1", "//%s", "/./%s", "/x/../%s", "/%s//", "/%%2e/%s", "/%s%%2f", "/%s%%3bx"})
    default void whatServersMayReadDifferentlyIsNoAddress(String spelling) {
        for (String path : List.of("demo/api/ai/transcription", "api/health/live", "client-socket")) {
            String target = spelling.formatted(path);
            RawHttp.Answer plain = site().ask("GET " + target + " HTTP/1.1", "Host: 127.0.0.1");
            assertTrue(plain.status() == 404 || plain.status() == 400, () -> target + " " + plain);
            RawHttp.Answer upgrade = site().ask(RawHttp.upgrade(target));
            assertTrue(upgrade.status() == 404 || upgrade.status() == 400, () -> target + " " + upgrade);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/client-socket", "/client-socket/", "/%63lient-socket", "/CLIENT-SOCKET"})
    default void thereIsNoWayPastTheGate(String path) {
        for (String protocol : List.of("websocket", "other", "websocket/13", "\"websocket\"", "h2c, websocket")) {
            RawHttp.Answer answer = site().ask(upgradeLines(path, "Upgrade: " + protocol));
            assertEquals(404, answer.status(), protocol);
        }
        assertEquals(404, site().get(path).statusCode());
    }

    private static String[] upgradeLines(String path, String upgrade) {
        return Arrays.stream(RawHttp.upgrade(path))
                .map(line -> line.startsWith("Upgrade:") ? upgrade : line)
                .toArray(String[]::new);
    }

    @Test
    default void anUpgradeToSomethingElseIsToldSo() {
        for (String protocol : List.of("websocket/13", "other", "\"websocket\"")) {
            assertRefused(400, "handshake.invalid", upgradeLines(Site.TRANSCRIPTION, "Upgrade: " + protocol));
        }
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
    @ValueSource(strings = {"/nothing", "/demo/api/ai/tts", "/api/health/live", "/"})
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

    private RawHttp.Answer askAs(String host, String origin) {
        return site().ask(Arrays.stream(RawHttp.upgrade(Site.TRANSCRIPTION, "Origin: " + origin))
                .map(line -> line.startsWith("Host:") ? "Host: " + host : line)
                .toArray(String[]::new));
    }

    @ParameterizedTest
    @CsvSource({
        "https://a.example, a.example:443",
        "http://a.example, a.example:80",
        "https://a.example:443, a.example",
        "http://[::1]:8080, [::1]:8080",
        "https://a.example, A.Example",
        "https://a.example:8443, a.example:8443",
    })
    default void aPageOfThisHostIsGrantedHoweverThePortIsWritten(String origin, String host) {
        assertEquals(101, askAs(host, origin).status());
    }

    @ParameterizedTest
    @CsvSource({
        "https://a.example:8443, a.example",
        "https://a.example, a.example:80",
        "http://[::1]:8080, [::2]:8080",
        "https://a.example.evil:443, a.example:443",
        "https://a.example@evil.example, a.example",
    })
    default void aPageOfAnotherPortOrHostIsToldBothAndWhatHelps(String origin, String host) {
        RawHttp.Answer answer = askAs(host, origin);
        assertEquals(403, answer.status());
        String words = TestClient.json(answer.body()).getString("message");
        for (String told : List.of(origin, host, "jackfield.access.origins", "jackfield.access.public-url")) {
            assertTrue(words.contains(told), words);
        }
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
