package org.jackfield.diagnosis;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.Suspended;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.jackfield.access.Bearer;
import org.jackfield.access.Resolved;
import org.jackfield.http.HttpAnswer;
import org.jackfield.http.HttpProblems;
import org.jackfield.problem.Details;
import org.jackfield.problem.End;
import org.jackfield.speech.SpeechEndpoint;
import org.jackfield.speech.SpeechRequests;
import org.jackfield.speech.TranscriptionEndpoint;
import org.jackfield.upstream.Capability;
import org.jackfield.wire.Json;

/**
 * The way to the models, examined step by step: for operators, and without names for strangers where these are served. Only a
 * POST has it examined, which no image of a foreign page can be.
 */
@Path("/diagnosis")
@RequestScoped
public class DiagnosisResource {

    private static final String LISTENING = "speech-to-text";
    private static final String SPEAKING = "text-to-speech";
    private static final String CAPABILITY = "capability";
    private static final int UNAUTHORIZED = 401;

    /** A way to be examined, and the sessions that take it. */
    private record Wanted(Capability capability, String kind) {}

    private static final Map<String, Wanted> WANTED = Map.of(
            LISTENING, new Wanted(Capability.SPEECH_TO_TEXT, TranscriptionEndpoint.KIND),
            SPEAKING, new Wanted(Capability.TEXT_TO_SPEECH, SpeechEndpoint.KIND));

    @Inject
    DiagnosisRunner runner;

    @Inject
    DiagnosisGate gate;

    @Inject
    SpeechRequests requests;

    @Inject
    HttpProblems problems;

    @POST
    public void diagnose(
            @QueryParam(CAPABILITY) @DefaultValue(LISTENING) String capability,
            @Context UriInfo address,
            @Context HttpServletRequest request,
            @Suspended AsyncResponse answer) {
        Optional<HttpAnswer> unknown =
                problems.unknownParameter(address.getQueryParameters().keySet(), Set.of(CAPABILITY));
        Optional<Wanted> wanted = Optional.ofNullable(WANTED.get(capability));
        if (unknown.isPresent()) {
            answer.resume(unknown.get().response());
        } else if (wanted.isEmpty()) {
            String words = "capability must be one of " + LISTENING + ", " + SPEAKING;
            refuse(answer, End.PARAMETER, Details.of("parameter", CAPABILITY).withWords(words));
        } else {
            enter(wanted.get(), request, answer);
        }
    }

    private void enter(Wanted wanted, HttpServletRequest request, AsyncResponse answer) {
        Resolved<Asker> entered = gate.enter(request, wanted.kind(), () -> requests.route(wanted.capability(), ""));
        if (entered instanceof Resolved.Refused<Asker> refused) {
            refuse(answer, refused.end(), refused.details());
            return;
        }
        Asker asker = ((Resolved.Found<Asker>) entered).what();
        DiagnosisRunner.Outcome outcome = runner.begin(wanted.capability(), asker);
        if (!(outcome instanceof DiagnosisRunner.Outcome.Begun) && asker instanceof Asker.Stranger stranger) {
            stranger.release();
        }
        tell(outcome, answer);
    }

    private void tell(DiagnosisRunner.Outcome outcome, AsyncResponse answer) {
        if (outcome instanceof DiagnosisRunner.Outcome.Begun begun) {
            tell(begun.found(), answer);
        } else if (outcome instanceof DiagnosisRunner.Outcome.Kept kept) {
            tell(kept.found(), answer);
        } else if (outcome instanceof DiagnosisRunner.Outcome.TooSoon soon) {
            String words = "This address had the way examined a moment ago; ask again in "
                    + (soon.again().toSeconds() + 1) + " s.";
            refuse(answer, End.RATE_LIMITED, Details.retryAfter(soon.again()).withWords(words));
        } else {
            refuse(answer, End.RATE_LIMITED, Details.inWords("An examination is under way; ask again in a moment."));
        }
    }

    private static void tell(CompletionStage<Diagnosis> stage, AsyncResponse answer) {
        CompletionStage<?> unused = stage.whenComplete((found, bug) -> {
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
        Response refusal = problems.answer(end, details).response();
        answer.resume(
                refusal.getStatus() == UNAUTHORIZED
                        ? Response.fromResponse(refusal)
                                .header(HttpHeaders.WWW_AUTHENTICATE, Bearer.SCHEME)
                                .build()
                        : refusal);
    }
}
