package org.jackfield.relay.speech;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.AsyncResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jackfield.policy.AccessSettings;
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
        String query = new Query().addAll(parameters).toString();
        Resolution resolution = upstreams.resolve(capability, query.isEmpty() ? "" : query.substring(1));
        if (resolution instanceof Resolution.Resolved resolved) {
            return Optional.of(resolved.route());
        }
        if (resolution instanceof Resolution.BadParameter bad) {
            refuse(answer, End.PARAMETER, bad.message(), Facts.of("parameter", bad.name()));
        }
        return Optional.empty();
    }

    void refuse(AsyncResponse answer, End end, String words, Facts facts) {
        answer.resume(answers.refusal(end, words, facts));
    }
}
