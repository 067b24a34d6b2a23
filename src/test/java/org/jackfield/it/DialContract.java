package org.jackfield.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jackfield.testing.server.Await;
import org.jackfield.testing.server.Site;
import org.jackfield.testing.sockets.EventStream;
import org.jackfield.testing.sockets.RawHttp;
import org.jackfield.testing.sockets.TestClient;
import org.jackfield.testing.upstream.Behaviours;
import org.jackfield.testing.upstream.FakeUpstream;
import org.jackfield.testing.upstream.Peer;
import org.jackfield.testing.upstream.Stage;
import org.jackfield.wire.Close;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How Cloudflare's gateway is asked, and what clients are told when it refuses. */
interface DialContract {

    String TOKEN = "canary-5d1f0c";
    String REQUEST = "GET /v1/acc/gw/workers-ai?model=@cf/deepgram/flux&encoding=linear16&sample_rate=16000%s HTTP/1.1";
    Set<String> HEADERS = Set.of(
            "host",
            "upgrade",
            "connection",
            "sec-websocket-key",
            "sec-websocket-version",
            "cf-aig-authorization",
            "user-agent",
            "cache-control",
            "pragma",
            "content-length");

    Site site();

    Stage stage();

    /** What clients are asked to wait when the upstream said 7 s; not every client is shown its headers. */
    long retryAfterMillisOfSevenSeconds();

    @ParameterizedTest
    @CsvSource({
        "'', ''",
        "?keyterm=caf%C3%A9%20100%25, &keyterm=caf%C3%A9%20100%25",
        "?keyterm=a+b&keyterm=%E2%82%AC%26%3D, &keyterm=a%20b&keyterm=%E2%82%AC%26%3D",
        "?eot_timeout_ms=900&model=flux, &eot_timeout_ms=900",
    })
    default void theRequestLineIsExact(String asked, String sent) {
        FakeUpstream upstream = stage().play(Peer::accept);
        try (TestClient client = site().connect(Site.TRANSCRIPTION + asked)) {
            client.await("connected");
            assertEquals(String.format(REQUEST, sent), upstream.awaitPeer().requestLine());
        }
    }

    @Test
    default void theUpstreamGetsOurTokenAndNothingOfTheClients() {
        FakeUpstream upstream = stage().play(Peer::accept);
        try (RawHttp client = site().raw()) {
            client.ask(RawHttp.upgrade(
                    Site.TRANSCRIPTION,
                    "Origin: http://127.0.0.1",
                    "Authorization: Bearer mine",
                    "Cookie: a=b",
                    "X-Mine: 1",
                    "User-Agent: client/1",
                    "Sec-WebSocket-Protocol: mine",
                    "Sec-WebSocket-Extensions: permessage-deflate"));
            Peer peer = upstream.awaitPeer();
            assertEquals(List.of("Bearer " + TOKEN), peer.headers("cf-aig-authorization"));
            assertEquals(List.of("127.0.0.1:" + stage().port()), peer.headers("host"));
            peer.headerNames().forEach(name -> assertTrue(HEADERS.contains(name), name));
            assertTrue(peer.headers("user-agent").stream().noneMatch("client/1"::equals));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "400 |                                           | upstream.rejected",
                "400 | {\"error\":[{\"code\":2001,\"message\":\"m\"}]} | upstream.gateway_not_found",
                "400 | {\"errors\":[{\"code\":5007}]}                | upstream.model_not_found",
                "401 |                                           | upstream.unauthorized",
                "402 |                                           | upstream.rejected",
                "403 |                                           | upstream.forbidden",
                "403 | {\"errors\":[{\"code\":10000}]}               | upstream.unauthorized",
                "404 | {\"errors\":[{\"code\":5007}]}                | upstream.model_not_found",
                "404 | {\"errors\":[{\"code\":7003}]}                | upstream.account_mismatch",
                "429 |                                           | upstream.busy",
                "500 |                                           | upstream.error",
                "503 | {\"errors\":[{\"code\":7003}]}                | upstream.error",
            })
    default void aRefusalIsToldWithItsCause(int status, String body, String code) {
        stage().play(Behaviours.refuse(status, Map.of("X-Echo", TOKEN), (body == null ? "" : body) + " " + TOKEN));
        try (TestClient client = site().connect(Site.TRANSCRIPTION)) {
            JsonObject error = client.await("error");
            assertEquals(code, error.getString("code"));
            assertEquals(status, error.getJsonObject("details").getInt("upstreamStatus"));
            assertEnds(client, code, code.equals("upstream.busy") ? 4503 : 4502);
        }
    }

    private static void assertEnds(TestClient client, String code, int closeCode) {
        assertEquals(closeCode, client.await("disconnected").getInt("code"));
        assertEquals(new Close(closeCode, code), client.awaitClose());
        client.texts().forEach(text -> Leaks.assertNone(text, TOKEN));
    }

    @Test
    default void aBusyUpstreamSaysWhenToComeAgain() {
        stage().play(Behaviours.refuse(429, Map.of("Retry-After", "7"), ""));
        try (TestClient client = site().connect(Site.TRANSCRIPTION)) {
            assertEquals(
                    retryAfterMillisOfSevenSeconds(),
                    client.await("error").getJsonNumber("retryAfterMs").longValue());
        }
    }

    @Test
    default void aRedirectIsNotFollowed() {
        try (FakeUpstream elsewhere = FakeUpstream.start()) {
            String there = elsewhere.uri("/stolen").toString();
            stage().play(Behaviours.refuse(302, Map.of("Location", there), ""));
            try (TestClient client = site().connect(Site.TRANSCRIPTION)) {
                assertEquals("upstream.error", client.awaitErrorCode());
                assertEnds(client, "upstream.error", 4502);
                assertTrue(
                        elsewhere.peers().stream().allMatch(peer -> peer.head().isEmpty()));
            }
        }
    }

    @Test
    default void aWrongAcceptIsNoUpgrade() {
        stage().play(peer -> peer.accept("AAAAAAAAAAAAAAAAAAAAAAAAAAA="));
        try (TestClient client = site().connect(Site.TRANSCRIPTION)) {
            assertEquals("upstream.error", client.awaitErrorCode());
            assertEnds(client, "upstream.error", 4502);
        }
    }

    @Test
    default void anUpstreamThatDoesNotAnswerIsGivenUp() {
        FakeUpstream upstream = stage().play(peer -> peer.idle(60_000));
        try (TestClient client = site().connect(Site.TRANSCRIPTION)) {
            assertEquals("upstream.timeout", client.awaitErrorCode());
            assertEnds(client, "upstream.timeout", 4504);
            upstream.awaitPeer();
        }
    }

    @Test
    default void nobodyAtTheAddressIsUnreachable() {
        stage().leave();
        try (TestClient client = site().connect(Site.TRANSCRIPTION)) {
            assertEquals("upstream.unreachable", client.awaitErrorCode());
            assertEnds(client, "upstream.unreachable", 4502);
        }
    }

    @Test
    default void theDiagnosisEndsAtTheRefusal() {
        stage().play(Behaviours.refuse(401, Map.of(), TOKEN));
        var answer = site().authorized("POST", "/api/diagnosis", OperationsContract.ADMIN_KEY);
        assertEquals(200, answer.statusCode(), answer::body);
        JsonObject diagnosis = TestClient.json(answer.body());
        List<JsonObject> steps = diagnosis.getJsonArray("steps").getValuesAs(JsonObject.class);
        assertEquals(
                List.of("pass", "pass", "pass", "pass", "fail", "not-reached"),
                steps.stream().map(step -> step.getString("result")).toList());
        assertEquals("upgrade", steps.get(4).getString("step"));
        assertTrue(steps.get(4).getString("words").contains("HTTP 401, upstream.unauthorized"), answer::body);
        assertTrue(diagnosis.getString("verdict").contains("upgrade"), answer::body);
        Leaks.assertNone(answer.body(), TOKEN, "/acc/gw");
    }

    @Test
    default void aPlainRequestIsToldTheSameOverHttp() {
        stage().play(Behaviours.refuse(401, Map.of(), TOKEN));
        var answer = site().postJson(Site.SPEECH, "{\"text\":\"Hello.\"}");
        assertEquals(502, answer.statusCode());
        assertEquals("upstream.unauthorized", TestClient.json(answer.body()).getString("code"));
        Leaks.assertNone(answer.body(), TOKEN);
    }

    @Test
    default void anUpstreamIsDialledForAnEventStreamWhenItsFirstChunkComes() throws IOException {
        FakeUpstream upstream = stage().play(Peer::accept);
        try (EventStream events = site().events(EventsContract.EVENTS)) {
            String id = events.await("session").getString("sessionId");
            Await.rest(Duration.ofSeconds(1));
            assertEquals(List.of(), upstream.peers());

            String chunk = Site.TRANSCRIPTION + "/" + id + "/audio?sequence=0";
            assertEquals(
                    202, site().post(chunk, EventsContract.OCTETS, new byte[2]).statusCode());

            assertEquals(id, events.await("connected").getString("sessionId"));
            assertEquals(1, upstream.peers().size());
        }
    }
}
