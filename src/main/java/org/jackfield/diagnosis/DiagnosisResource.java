package org.jackfield.diagnosis;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.Suspended;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.jackfield.access.AccessSettings;
import org.jackfield.http.HttpProblems;
import org.jackfield.problem.Details;
import org.jackfield.problem.End;
import org.jackfield.upstream.Capability;
import org.jackfield.upstream.Upstreams;
import org.jackfield.wire.Json;

/** The way to the models, examined step by step for whoever may have a session. */
@Path("/diagnosis")
@RequestScoped
public class DiagnosisResource {

    private static final String LISTENING = "speech-to-text";
    private static final String SPEAKING = "text-to-speech";
    private static final Map<String, Capability> CAPABILITIES =
            Map.of(LISTENING, Capability.SPEECH_TO_TEXT, SPEAKING, Capability.TEXT_TO_SPEECH);

    @Inject
    DiagnosisRunner runner;

    @Inject
    Upstreams upstreams;

    @Inject
    AccessSettings access;

    @Inject
    HttpProblems problems;

    @GET
    public void diagnose(
            @QueryParam("capability") @DefaultValue(LISTENING) String wanted, @Suspended AsyncResponse answer) {
        Optional<Capability> capability = Optional.ofNullable(CAPABILITIES.get(wanted));
        if (!mayAsk()) {
            refuse(answer, End.AUTH_REQUIRED, Details.NONE);
        } else if (capability.isEmpty()) {
            String words = "capability must be one of " + LISTENING + ", " + SPEAKING;
            refuse(answer, End.PARAMETER, Details.of("parameter", "capability").withWords(words));
        } else {
            begin(capability.get(), answer);
        }
    }

    /** Strangers are told what is not set, as every plain request tells them; they get nothing dialled. */
    private boolean mayAsk() {
        return access.guest() || !upstreams.missing().isEmpty();
    }

    private void begin(Capability capability, AsyncResponse answer) {
        Optional<CompletionStage<Diagnosis>> begun = runner.begin(capability);
        if (begun.isEmpty()) {
            refuse(answer, End.RATE_LIMITED, Details.inWords("An examination is under way; ask again in a moment."));
            return;
        }
        CompletionStage<?> unused = begun.get().whenComplete((found, bug) -> {
            if (bug == null) {
                answer.resume(ok(found));
            } else {
                answer.resume(bug);
            }
        });
    }

    private static Response ok(Diagnosis found) {
        return Response.ok(Json.of(found), MediaType.APPLICATION_JSON)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    private void refuse(AsyncResponse answer, End end, Details details) {
        answer.resume(problems.answer(end, details).response());
    }
}
