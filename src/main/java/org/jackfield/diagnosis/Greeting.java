package org.jackfield.diagnosis;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jackfield.problem.End;
import org.jackfield.problem.ErrorObject.Facts;
import org.jackfield.relay.OneShot;
import org.jackfield.wire.Message;

/** The errand of being greeted: says nothing, hears the model's first message, and goes. */
final class Greeting implements OneShot.Errand {

    private final CompletableFuture<Finding> upgrade = new CompletableFuture<>();
    private final CompletableFuture<Finding> model = new CompletableFuture<>();

    /** Done when the upgrade was answered or given up. */
    CompletableFuture<Finding> upgrade() {
        return upgrade;
    }

    /** Done when the model spoke, or never will. */
    CompletableFuture<Finding> model() {
        return model;
    }

    @Override
    public List<Message> words() {
        upgrade.complete(Finding.pass("HTTP 101: the WebSocket is open."));
        return List.of();
    }

    @Override
    public Optional<End> heard(Message answer) {
        model.complete(Finding.pass("The model sent its first message."));
        return Optional.of(End.FINISHED);
    }

    @Override
    public void over(End end, Facts facts) {
        Finding failure = Finding.fail(inWords(end, facts));
        upgrade.complete(failure);
        model.complete(failure);
    }

    private static String inWords(End end, Facts facts) {
        String words = end.code() + ": " + end.words();
        Object status = facts.details().get("upstreamStatus");
        if (status != null) {
            return "HTTP " + status + ", " + words;
        }
        Object code = facts.details().get("upstreamCode");
        return code == null ? words : "Closed with " + code + ", " + words;
    }
}
