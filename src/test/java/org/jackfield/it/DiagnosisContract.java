package org.jackfield.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.JsonObject;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.jackfield.testing.server.Await;
import org.jackfield.testing.server.Site;
import org.jackfield.testing.sockets.RawHttp;
import org.jackfield.testing.sockets.TestClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The examination of a way that is open. */
interface DiagnosisContract {

    Site site();

    String DIAGNOSIS = "/api/diagnosis";
    String OF_SPEECH = "?capability=text-to-speech";

    private HttpResponse<String> ask(String query) {
        return site().post(DIAGNOSIS + query, "application/json", new byte[0]);
    }

    private HttpResponse<String> askAsOperator(String query) {
        return site().authorized("POST", DIAGNOSIS + query, OperationsContract.ADMIN_KEY);
    }

    private static JsonObject assertOpen(HttpResponse<String> answer) {
        assertEquals(200, answer.statusCode(), answer::body);
        JsonObject diagnosis = TestClient.json(answer.body());
        assertEquals("sandbox", diagnosis.getString("gateway"));
        assertTrue(diagnosis.getString("verdict").contains("open"), answer::body);
        List<JsonObject> steps = diagnosis.getJsonArray("steps").getValuesAs(JsonObject.class);
        assertEquals(
                List.of("configuration", "address", "name", "tcp", "upgrade", "model"),
                steps.stream().map(step -> step.getString("step")).toList());
        assertTrue(steps.stream().allMatch(step -> step.getString("result").equals("pass")), answer::body);
        Leaks.assertNone(answer.body(), "/sandbox/v1");
        return diagnosis;
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "?capability=speech-to-text", OF_SPEECH})
    default void anOperatorSeesThatEveryStepOfTheWayPasses(String query) {
        HttpResponse<String> answer = askAsOperator(query);
        assertOpen(answer);
        assertTrue(answer.body().contains("127.0.0.1"), answer::body);
    }

    @Test
    default void aStrangerSeesTheStepsWithoutNames() {
        HttpResponse<String> answer = ask("");
        assertOpen(answer);
        assertFalse(answer.body().contains("127.0.0.1") || answer.body().contains("localhost"), answer::body);
        assertFalse(answer.body().contains(Integer.toString(site().port())), answer::body);
    }

    @Test
    default void anAddressOfStrangersHasOneAMinuteAndIsToldItAgainForAWhile() {
        long first = assertOpen(ask(OF_SPEECH)).getJsonNumber("timestamp").longValue();
        List<HttpResponse<String>> last = new ArrayList<>();
        Await.until("nothing is told any more", () -> {
            HttpResponse<String> answer = ask(OF_SPEECH);
            last.add(answer);
            return answer.statusCode() != 200;
        });
        HttpResponse<String> refusal = last.remove(last.size() - 1);
        assertEquals(429, refusal.statusCode(), refusal::body);
        assertEquals("rate.limited", TestClient.json(refusal.body()).getString("code"));
        assertTrue(refusal.headers().firstValue("Retry-After").isPresent());
        last.forEach(answer -> assertEquals(
                first, TestClient.json(answer.body()).getJsonNumber("timestamp").longValue()));
        assertOpen(askAsOperator(OF_SPEECH));
    }

    @Test
    default void aWrongKeyOpensNothing() {
        HttpResponse<String> answer = site().authorized("POST", DIAGNOSIS, "not-the-key-of-operators");
        assertEquals(401, answer.statusCode());
        assertEquals("Bearer", answer.headers().firstValue("WWW-Authenticate").orElse(""));
    }

    @Test
    default void aForeignPageHasNothingExamined() {
        for (String header : List.of("Origin: https://elsewhere.example", "Sec-Fetch-Site: cross-site")) {
            RawHttp.Answer answer =
                    site().ask("POST " + DIAGNOSIS + " HTTP/1.1", "Host: 127.0.0.1", "Content-Length: 0", header);
            assertEquals(403, answer.status(), answer::toString);
        }
    }

    @Test
    default void aGetExaminesNothingAndSaysWhatDoes() {
        HttpResponse<String> answer = site().get(DIAGNOSIS);
        assertEquals(405, answer.statusCode());
        assertTrue(answer.headers().firstValue("Allow").orElse("").contains("POST"));
        assertTrue(TestClient.json(answer.body()).getString("message").contains("POST"), answer::body);
    }

    @ParameterizedTest
    @CsvSource({"?capability=mind-reading, capability", "?language=en, language"})
    default void aParameterThatIsNotTakenIsRefused(String query, String name) {
        HttpResponse<String> answer = ask(query);
        assertEquals(400, answer.statusCode());
        JsonObject error = TestClient.json(answer.body());
        assertEquals("parameter.invalid", error.getString("code"));
        assertEquals(name, error.getJsonObject("details").getString("parameter"));
    }
}
