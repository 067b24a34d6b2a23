package org.jackfield.diagnosis;

import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.util.List;

/**
 * What an examination of the way to a model found.
 *
 * @param verdict one sentence: that the way is open, or where it ends
 * @param gateway the name of the gateway in use
 * @param client the name of the WebSocket client in use
 * @param steps all steps in order, those behind the first failure not reached
 * @param timestamp when it was over, in milliseconds since 1970
 */
@JsonbPropertyOrder({"verdict", "gateway", "client", "steps", "timestamp"})
public record Diagnosis(String verdict, String gateway, String client, List<Step> steps, long timestamp) {

    /**
     * One step of the way.
     *
     * @param step its name
     * @param result {@code pass}, {@code fail} or {@code not-reached}
     * @param words what was found, from our tables and settings alone
     * @param millis how long it took
     */
    @JsonbPropertyOrder({"step", "result", "words", "millis"})
    public record Step(String step, String result, String words, long millis) {

        static Step of(String name, StepResult finding, long millis) {
            return new Step(name, finding.passed() ? "pass" : "fail", finding.words(), millis);
        }

        static Step notReached(String name) {
            return new Step(name, "not-reached", "An earlier step failed.", 0);
        }

        boolean isFailed() {
            return result.equals("fail");
        }
    }

    static Diagnosis of(String gateway, String client, List<Step> steps, long timestamp) {
        String verdict = steps.stream()
                .filter(Step::isFailed)
                .findFirst()
                .map(step -> "The way to the model ends at the step " + step.step() + ": " + step.words())
                .orElse("The way to the model is open: every step passed.");
        return new Diagnosis(verdict, gateway, client, List.copyOf(steps), timestamp);
    }
}
