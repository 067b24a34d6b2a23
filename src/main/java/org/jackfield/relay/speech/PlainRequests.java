package org.jackfield.relay.speech;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.container.AsyncResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jackfield.policy.AccessSettings;
import org.jackfield.policy.Admission;
import org.jackfield.policy.Decision;
import org.jackfield.session.CapacityRule;
import org.jackfield.upstream.Capability;
import org.jackfield.upstream.Query;
import org.jackfield.upstream.Resolution;
import org.jackfield.upstream.Route;
import org.jackfield.upstream.Upstreams;
import org.jackfield.wire.End;
import org.jackfield.wire.ErrorObject.Facts;

/** What all plain requests that need an upstream have in common: whether they may, and which route they take. */
@ApplicationScoped
public class PlainRequests {

    @Inject
    SpeechSettings speech;

    @Inject
    Upstreams upstreams;

    @Inject
    AccessSettings access;

    @Inject
    CapacityRule capacity;

    @Inject
    Admission admission;

    @Inject
    HttpAnswers answers;

    /** The route, or empty after the request was answered with a refusal. */
    Optional<Route> route(SpeechEndpoint endpoint, Map<String, List<String>> parameters, AsyncResponse answer) {
        List<String> missing = upstreams.missing();
        if (!speech.serves(endpoint)) {
            refuse(answer, End.NOT_FOUND, UsageAnswers.SWITCHED_OFF, Facts.NONE);
        } else if (!missing.isEmpty()) {
            answer.resume(answers.notConfigured(missing));
        } else if (!access.guest()) {
            refuse(answer, End.AUTH_REQUIRED, End.AUTH_REQUIRED.words(), Facts.NONE);
        } else if (!capacity.hasRoom()) {
            refuse(answer, End.OVERLOADED, End.OVERLOADED.words(), Facts.NONE);
        } else {
            return resolve(endpoint.capability(), parameters, answer);
        }
        return Optional.empty();
    }

    private Optional<Route> resolve(Capability capability, Map<String, List<String>> parameters, AsyncResponse answer) {
        Resolution resolution = upstreams.resolve(capability, query(parameters));
        if (resolution instanceof Resolution.Resolved resolved) {
            return Optional.of(resolved.route());
        }
        if (resolution instanceof Resolution.BadParameter bad) {
            refuse(answer, End.PARAMETER, bad.message(), Facts.of("parameter", bad.name()));
        }
        return Optional.empty();
    }

    /** The parameters as they stand in an address behind its question mark. */
    private static String query(Map<String, List<String>> parameters) {
        String query = new Query().addAll(parameters).toString();
        return query.isEmpty() ? "" : query.substring(1);
    }

    /**
     * The route of a request for an event stream, after the rules that hold for a socket.
     *
     * @throws WebApplicationException with the refusal, because a method that was given a stream can return no answer
     */
    Route streamed(HttpServletRequest request, SpeechEndpoint endpoint, String query) {
        if (!speech.serves(endpoint)) {
            throw refusal(End.NOT_FOUND, UsageAnswers.SWITCHED_OFF, Facts.NONE);
        }
        List<String> missing = upstreams.missing();
        if (!missing.isEmpty()) {
            throw new WebApplicationException(answers.notConfigured(missing));
        }
        if (admission.decide(Caller.asks(request, access)) instanceof Decision.Refused refused) {
            throw refusal(refused.end(), refused.words(), Facts.NONE);
        }
        Resolution resolution = upstreams.resolve(endpoint.capability(), query);
        if (resolution instanceof Resolution.BadParameter bad) {
            throw refusal(End.PARAMETER, bad.message(), Facts.of("parameter", bad.name()));
        }
        return ((Resolution.Resolved) resolution).route();
    }

    WebApplicationException refusal(End end, String words, Facts facts) {
        return new WebApplicationException(answers.refusal(end, words, facts));
    }

    void refuse(AsyncResponse answer, End end, String words, Facts facts) {
        answer.resume(answers.refusal(end, words, facts));
    }
}
