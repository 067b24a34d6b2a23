package org.jackfield.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jackfield.it.extension.ByHeader;
import org.jackfield.it.extension.Echo;
import org.jackfield.it.extension.Listener;
import org.jackfield.testing.server.Await;
import org.jackfield.testing.server.Site;
import org.jackfield.testing.sockets.EventStream;
import org.jackfield.testing.sockets.Members;
import org.jackfield.testing.sockets.RawHttp;
import org.jackfield.testing.sockets.TestClient;
import org.jackfield.wire.Message;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** An endpoint, an authenticator and an observer that are beans of somebody else; strangers are not served. */
@ArquillianTest
@RunAsClient
@Timeout(60)
class ExtensionsIT {

    private static final String ROOM = "/ws/echo/blue";
    private static final String KEY = OperationsContract.ADMIN_KEY;
    private static final int LARGE_BYTES = 3 << 20;

    @ArquillianResource
    @SuppressWarnings("NullAway.Init")
    private URL url;

    @Deployment(testable = false)
    static WebArchive war() {
        return Wars.with(Map.of(
                        "jackfield.gateway", "sandbox",
                        "jackfield.admin.key", KEY,
                        "jackfield.access.authentication-limit", "PT1S"))
                .addPackage(Echo.class.getPackage());
    }

    private Site site() {
        return new Site(url);
    }

    /** Ann on a socket; she is known once a plain request of hers was answered. */
    private TestClient ann(String path) {
        site().authorized("POST", "/demo/api/ai/tts", KEY, ByHeader.HEADER, "ann");
        return site().connect(path, ByHeader.HEADER, "ann");
    }

    private static String log() {
        try {
            return Files.readString(Path.of(System.getProperty("server.log")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void whoIsKnownAfterAWhileGetsIntoAnEndpointOfSomebodyElse() {
        try (TestClient client = ann(ROOM)) {
            assertEquals(Message.text("ann in blue"), client.await());
            client.send("hello");
            assertEquals(Message.text("hello"), client.await());
            JsonObject sessions =
                    Members.of(site().authorized("GET", "/api/sessions", KEY).body());
            List<JsonObject> echoes = sessions.getJsonArray("sessions").getValuesAs(JsonObject.class).stream()
                    .filter(session -> session.getString("kind").equals("echo"))
                    .toList();
            assertEquals(1, echoes.size());
            assertEquals("open", echoes.get(0).getString("state"));
            assertEquals(1, echoes.get(0).getJsonObject("client").getInt("messages"));
            assertFalse(echoes.get(0).containsKey("upstream"));
        }
    }

    @Test
    void anObserverThatFailsHarmsNobodyAndHearsOfEveryPhase() {
        try (TestClient client = ann(ROOM)) {
            client.await();
            client.send("hello");
            client.await();
        }
        for (String phase : List.of("CONNECTED", "FIRST_MESSAGE", "ENDED")) {
            String line = "marker kind=echo user=ann leg=client phase=" + phase;
            Await.until("the log has " + line, () -> log().contains(line));
        }
    }

    @Test
    void aRelayIsOpenedForAUserToo() {
        try (TestClient client = ann(Site.SPEECH)) {
            client.await("connected");
            client.send("{\"type\":\"Speak\",\"text\":\"Good morning.\"}").send("{\"type\":\"Flush\"}");
            client.await("Flushed");
        }
    }

    @Test
    void strangersAreTurnedAwayBeforeTheUpgrade() {
        for (String path : List.of(ROOM, Site.SPEECH)) {
            RawHttp.Answer answer = site().ask(RawHttp.upgrade(path));
            assertEquals(401, answer.status());
            assertEquals("auth.required", Members.of(answer.body()).getString("code"));
        }
    }

    /** They send all before they read: if the connection were closed with bytes unread, the answer would be lost. */
    @Test
    void strangersReadWhyBehindALargeBody() {
        byte[] body = BodiesContract.json(BodiesContract.wav(LARGE_BYTES));
        for (String path : List.of("/demo/api/ai/speech", "/demo/api/ai/tts")) {
            BodiesContract.assertProblem(401, "auth.required", answerBehind(path, body, "X-Nothing: x"));
        }
    }

    @Test
    void whoIsNotHeardOfInTimeReadsWhyBehindALargeBody() {
        byte[] body = BodiesContract.json(BodiesContract.wav(LARGE_BYTES));
        String nobody = ByHeader.HEADER + ": " + ByHeader.NEVER_HEARD_OF;
        BodiesContract.assertProblem(503, "auth.unavailable", answerBehind("/demo/api/ai/speech", body, nobody));
    }

    @Test
    void aLargeBodyOfWhomNobodyKnowsYetIsReadOnceHeIsKnown() {
        byte[] body = BodiesContract.json(BodiesContract.wav(LARGE_BYTES));
        RawHttp.Answer answer = answerBehind("/demo/api/ai/speech", body, ByHeader.HEADER + ": carl");
        assertEquals(200, answer.status(), answer::toString);
    }

    private RawHttp.Answer answerBehind(String path, byte[] body, String header) {
        try (RawHttp client = site().raw()) {
            client.write(BodiesContract.head(path, "application/json", header, "Content-Length: " + body.length));
            client.write(body);
            return client.answer();
        }
    }

    @Test
    void anUpgradeOfWhomNobodyKnowsYetIsAskedToComeAgain() {
        String[] upgrade = RawHttp.upgrade(ROOM, ByHeader.HEADER + ": bob");

        RawHttp.Answer first = site().ask(upgrade);
        assertEquals(503, first.status());
        assertFalse(first.headers("Retry-After").isEmpty());
        Await.until("bob is known", () -> site().ask(upgrade).status() == 101);
    }

    @Test
    void whoIsNotHeardOfInTimeIsToldToComeAgain() {
        HttpResponse<String> answer =
                site().authorized("GET", Site.TRANSCRIPTION + "/events", KEY, ByHeader.HEADER, ByHeader.NEVER_HEARD_OF);

        assertEquals(503, answer.statusCode());
        assertTrue(answer.headers().firstValue("Retry-After").isPresent());
        assertEquals("auth.unavailable", Members.of(answer.body()).getString("code"));
    }

    @Test
    void aPlainRequestWaitsForItsAuthenticatorToo() throws IOException {
        try (EventStream events = site().events(Site.TRANSCRIPTION + "/events", ByHeader.HEADER, "ann")) {
            assertEquals("session", events.await("session").getString("type"));
        }
    }

    /** The server's own client connects again half a second after every end of a stream, if it is not asked for more. */
    @Test
    void aJavaClientOfEventsDoesNotDialAgainAfterAnEndThatIsMeant() {
        double opened = opened();
        String id = listen(Site.TRANSCRIPTION + "/events");
        assertEquals(202, asAnn(id, "finish").statusCode());
        assertNobodyComesBackAfterTheOneSession(opened);
    }

    private HttpResponse<String> asAnn(String id, String rest) {
        return site().authorized(
                        "POST",
                        Site.TRANSCRIPTION + "/" + id + "/" + rest,
                        KEY,
                        ByHeader.HEADER,
                        "ann",
                        "Content-Type",
                        EventsContract.OCTETS);
    }

    @Test
    void aJavaClientOfEventsDoesNotDialAgainAfterAnOperatorsEnd() {
        double opened = opened();
        assertEquals(
                204,
                site().authorized("DELETE", "/api/sessions/" + listen(Site.TRANSCRIPTION + "/events"), KEY)
                        .statusCode());
        assertNobodyComesBackAfterTheOneSession(opened);
    }

    @Test
    void aJavaClientOfEventsComesBackAfterAFailure() {
        String id = listen(Site.TRANSCRIPTION + "/events?fault=close:1011:200");
        assertEquals(202, asAnn(id, "audio?sequence=0").statusCode());

        Await.until("there is another session", () -> heard("session").size() == 2);
    }

    private void assertNobodyComesBackAfterTheOneSession(double openedBefore) {
        Await.until("the end is told", () -> heard("disconnected").size() == 1);
        Await.rest(Duration.ofSeconds(3));
        assertEquals(1, opened() - openedBefore);
        assertEquals(1, heard("session").size());
    }

    /** The id of the session that the server's own client has opened. */
    private String listen(String path) {
        site().authorized("POST", "/demo/api/ai/tts", KEY, ByHeader.HEADER, "ann");
        assertEquals(
                200,
                site().post(Listener.PATH, "text/plain", path.getBytes(StandardCharsets.UTF_8))
                        .statusCode());
        Await.until("there is a session", () -> !heard("session").isEmpty());
        return heard("session").get(0).getString("sessionId");
    }

    private List<JsonObject> heard(String type) {
        return site().get(Listener.PATH)
                .body()
                .lines()
                .flatMap(line -> Members.ofType(type, line).stream())
                .toList();
    }

    private double opened() {
        return site().authorized("GET", "/api/metrics", KEY)
                .body()
                .lines()
                .filter(line -> line.startsWith("jackfield_sessions_opened_total{kind=\"transcription\"}"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.indexOf(' '))))
                .sum();
    }

    @Test
    void theEndpointIsInTheInventoryAndTellsHowItIsUsed() {
        JsonObject usage = Members.of(site().get(ROOM).body());
        JsonObject inventory = Members.of(site().get("/api/endpoints").body());

        assertEquals("What is said comes back.", usage.getString("info"));
        assertEquals("ws://127.0.0.1:" + site().port() + ROOM, usage.getString("websocketUrl"));
        assertEquals(
                List.of("echo", "speech", "transcription"),
                inventory.getJsonArray("endpoints").getValuesAs(JsonObject.class).stream()
                        .map(endpoint -> endpoint.getString("kind"))
                        .sorted()
                        .toList());
    }
}
