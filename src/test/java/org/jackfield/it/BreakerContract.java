package org.jackfield.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.JsonObject;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.jackfield.testing.server.Site;
import org.jackfield.testing.sockets.Frame;
import org.jackfield.testing.sockets.RawHttp;
import org.jackfield.testing.sockets.TestClient;
import org.jackfield.testing.upstream.Behaviours;
import org.jackfield.testing.upstream.Peer;
import org.jackfield.testing.upstream.Stage;
import org.junit.jupiter.api.Test;

/** An upstream that is away is left alone, and found again when it is back. The breaker opens after four failures. */
interface BreakerContract {

    int FAILURES = 4;

    AtomicInteger CLIENTS = new AtomicInteger();

    Site site();

    Stage stage();

    private static String forwarded() {
        return "X-Forwarded-For: 203.0.113." + CLIENTS.incrementAndGet();
    }

    /** What becomes of a client: the first message on its socket, or the body of the refusal. */
    private String become() {
        try (RawHttp client = site().raw()) {
            RawHttp.Answer answer = client.ask(RawHttp.upgrade(Site.TRANSCRIPTION, forwarded()));
            return answer.status() == 101
                    ? client.nextFrame().map(Frame::text).orElse("")
                    : answer.status() + " " + answer.headers("Retry-After") + " " + answer.body();
        }
    }

    /** Returns what a client was told when the upstream was left alone; a dial of another test may have failed late. */
    private String openBreaker() {
        stage().leave();
        for (int i = 0; i <= 2 * FAILURES; i++) {
            String told = become();
            if (told.contains("\"upstream.unavailable\"")) {
                return told;
            }
            assertTrue(told.contains("\"upstream.unreachable\""), told);
        }
        throw new AssertionError("The upstream is not left alone.");
    }

    /** A client is connected again, sooner or later. */
    private void assertRecovers() {
        for (int i = 0; i < 100; i++) {
            if (become().contains("\"connected\"")) {
                return;
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
        }
        throw new AssertionError("Nobody is connected again.");
    }

    @Test
    default void clientsOfAnUpstreamThatIsAwayAreRefusedAtOnceUntilItIsBack() {
        String refused = openBreaker();

        assertTrue(refused.matches("503 \\[[123]\\] .*"), refused);
        String body = "{\"text\":\"Hello.\"}";
        RawHttp.Answer plain = site().ask(
                        "POST " + Site.SPEECH + " HTTP/1.1",
                        "Host: 127.0.0.1",
                        forwarded(),
                        "Content-Type: application/json",
                        "Content-Length: " + body.length(),
                        "",
                        body);
        assertEquals(503, plain.status());
        assertTrue(plain.body().contains("\"upstream.unavailable\""), plain::body);

        stage().play(Behaviours.byQuery(Peer::accept));
        assertRecovers();
    }

    @Test
    default void theDiagnosisExaminesAnUpstreamThatIsLeftAlone() {
        openBreaker();
        stage().play(Behaviours.byQuery(Peer::accept));

        JsonObject diagnosis = TestClient.json(
                site().get("/api/diagnosis?capability=text-to-speech").body());

        List<String> passed = diagnosis.getJsonArray("steps").getValuesAs(JsonObject.class).stream()
                .filter(step -> step.getString("result").equals("pass"))
                .map(step -> step.getString("step"))
                .toList();
        assertTrue(passed.contains("upgrade"), diagnosis::toString);
        assertRecovers();
    }
}
