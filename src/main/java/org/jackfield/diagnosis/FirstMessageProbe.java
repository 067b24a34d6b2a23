package org.jackfield.diagnosis;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jackfield.problem.Details;
import org.jackfield.problem.End;
import org.jackfield.relay.OneShotCall;
import org.jackfield.wire.Message;

/** The call for being greeted: says nothing, hears the model's first message, and goes. */
final class FirstMessageProbe implements OneShotCall {

    private final CompletableFuture<StepResult> upgrade = new CompletableFuture<>();
    private final CompletableFuture<StepResult> model = new CompletableFuture<>();

    /** Done when the upgrade was answered or given up. */
    CompletableFuture<StepResult> upgrade() {
        return upgrade;
    }

    /** Done when the model spoke, or never will. */
    CompletableFuture<StepResult> model() {
        return model;
    }

    @Override
    public List<Message> words() {
        upgrade.complete(StepResult.pass("HTTP 101: the WebSocket is open."));
        return List.of();
    }

    @Override
    public Optional<End> heard(Message answer) {
        model.complete(StepResult.pass("The model sent its first message."));
        return Optional.of(End.FINISHED);
    }

    @Override
    public void over(End end, Details details) {
        StepResult failure = StepResult.fail(inWords(end, details));
        upgrade.complete(failure);
        model.complete(failure);
    }

    private static String inWords(End end, Details details) {
        String words = end.code() + ": " + end.words();
        Object status = details.members().get("upstreamStatus");
        if (status != null) {
            return "HTTP " + status + ", " + words;
        }
        Object code = details.members().get("upstreamCode");
        return code == null ? words : "Closed with " + code + ", " + words;
    }
}
