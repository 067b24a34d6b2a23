package org.jackfield.operations;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.bind.annotation.JsonbPropertyOrder;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.jackfield.node.Drain;
import org.jackfield.node.DrainSettings;

/** The order to empty this node, and how far it is. There is no way back but a restart. */
@Path("/admin/drain")
@RequestScoped
@OperatorsOnly
public class DrainResource {

    /** The answer to the order. */
    @JsonbPropertyOrder({"draining", "sessions", "timeoutMs"})
    public record Ordered(boolean draining, int sessions, long timeoutMs) {}

    /** The answer to the question. */
    @JsonbPropertyOrder({"draining", "remaining", "ended", "forced", "timeoutMs"})
    public record Underway(boolean draining, int remaining, int ended, int forced, long timeoutMs) {}

    @Inject
    Drain drain;

    @Inject
    DrainSettings settings;

    @Inject
    OperatorAnswers answers;

    @POST
    public Response order(@QueryParam("timeout") @DefaultValue("") String wanted) {
        Optional<Duration> timeout = wanted.isEmpty() ? Optional.of(settings.timeout()) : parsed(wanted);
        if (timeout.isEmpty()) {
            return answers.badParameter("timeout", "timeout must be a duration from PT0S to PT1H");
        }
        drain.begin(timeout.get());
        Drain.Progress progress = drain.progress();
        return answers.json(
                202,
                new Ordered(
                        progress.draining(),
                        progress.remaining(),
                        progress.left().toMillis()));
    }

    @GET
    public Response progress() {
        Drain.Progress progress = drain.progress();
        return answers.json(
                200,
                new Underway(
                        progress.draining(),
                        progress.remaining(),
                        progress.ended(),
                        progress.forced(),
                        progress.left().toMillis()));
    }

    private static Optional<Duration> parsed(String timeout) {
        try {
            return Optional.of(Duration.parse(timeout)).filter(DrainSettings::isTimeout);
        } catch (DateTimeParseException notADuration) {
            return Optional.empty();
        }
    }
}
