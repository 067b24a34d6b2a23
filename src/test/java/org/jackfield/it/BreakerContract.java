package org.jackfield.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.JsonObject;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jackfield.problem.End;
import org.jackfield.testing.server.Await;
import org.jackfield.testing.server.Site;
import org.jackfield.testing.sockets.Members;
import org.jackfield.testing.sockets.RawHttp;
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

    /**
     * What becomes of a client.
     *
     * @param said the first message on its socket, or the body of the refusal
     */
    record Answer(int status, List<String> retryAfter, JsonObject said) {

        boolean isConnected() {
            return said.getString("type").equals("connected");
        }

        boolean isRefusedWith(End end) {
            return said.getString("code", "").equals(end.code());
        }
    }

    private Answer ask() {
        try (RawHttp client = site().raw()) {
            RawHttp.Answer answer = client.ask(RawHttp.upgrade(Site.TRANSCRIPTION, forwarded()));
            String said =
                    answer.status() == 101 ? client.nextFrame().orElseThrow().text() : answer.body();
            return new Answer(answer.status(), answer.headers("Retry-After"), Members.of(said));
        }
    }

    /** Returns what a client was told when the upstream was left alone; a dial of another test may have failed late. */
    private Answer openBreaker() {
        stage().leave();
        for (int i = 0; i <= 2 * FAILURES; i++) {
            Answer told = ask();
            if (told.isRefusedWith(End.CIRCUIT_OPEN)) {
                return told;
            }
            assertTrue(told.isRefusedWith(End.UNREACHABLE), told::toString);
        }
        throw new AssertionError("The upstream is not left alone.");
    }

    private void assertRecovers() {
        Await.until("a client is connected again", () -> ask().isConnected());
    }

    @Test
    default void clientsOfAnUpstreamThatIsAwayAreRefusedAtOnceUntilItIsBack() {
        Answer refused = openBreaker();

        assertEquals(503, refused.status());
        assertEquals(1, refused.retryAfter().size());
        assertTrue(refused.retryAfter().get(0).matches("[123]"), refused::toString);
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
        assertEquals(End.CIRCUIT_OPEN.code(), Members.of(plain.body()).getString("code"));

        stage().play(Behaviours.byQuery(Peer::accept));
        assertRecovers();
    }

    @Test
    default void anOperatorsDiagnosisExaminesAnUpstreamThatIsLeftAlone() {
        openBreaker();
        stage().play(Behaviours.byQuery(Peer::accept));

        JsonObject diagnosis = Members.of(
                site().authorized("POST", "/api/diagnosis?capability=text-to-speech", OperationsContract.ADMIN_KEY)
                        .body());

        List<String> passed = diagnosis.getJsonArray("steps").getValuesAs(JsonObject.class).stream()
                .filter(step -> step.getString("result").equals("pass"))
                .map(step -> step.getString("step"))
                .toList();
        assertTrue(passed.contains("upgrade"), diagnosis::toString);
        assertRecovers();
    }
}
