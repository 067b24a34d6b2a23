package org.jackfield.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.JsonObject;
import java.net.http.HttpResponse;
import java.util.List;
import org.jackfield.testing.server.Site;
import org.jackfield.testing.sockets.TestClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The examination of a way that is open. */
interface DiagnosisContract {

    Site site();

    @ParameterizedTest
    @ValueSource(strings = {"", "?capability=speech-to-text", "?capability=text-to-speech"})
    default void everyStepOfTheWayPasses(String query) {
        HttpResponse<String> answer = site().get("/api/diagnosis" + query);
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
    }

    @Test
    default void anUnknownCapabilityIsRefused() {
        HttpResponse<String> answer = site().get("/api/diagnosis?capability=mind-reading");
        assertEquals(400, answer.statusCode());
        assertEquals("parameter.invalid", TestClient.json(answer.body()).getString("code"));
    }
}
