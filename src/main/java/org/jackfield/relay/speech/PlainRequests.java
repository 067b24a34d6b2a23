package org.jackfield.relay.speech;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jackfield.policy.AccessSettings;
import org.jackfield.policy.Admission;
import org.jackfield.policy.Decision;
import org.jackfield.relay.speech.Entrance.Entry;
import org.jackfield.session.CapacityRule;
import org.jackfield.upstream.Query;
import org.jackfield.upstream.Route;
import org.jackfield.wire.End;
import org.jackfield.wire.ErrorObject.Facts;

/** What all plain requests that need an upstream have in common: whether they may, and which route they take. */
@ApplicationScoped
public class PlainRequests {

    @Inject
    Entrance entrance;

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
        Entry entry = entrance.enter(endpoint, query(parameters), this::decide);
        if (entry instanceof Entry.Open open) {
            return Optional.of(open.route());
        }
        answer.resume(refusal(entry));
        return Optional.empty();
    }

    private Decision decide() {
        if (!access.guest()) {
            return Decision.refused(End.AUTH_REQUIRED);
        }
        return capacity.hasRoom() ? Decision.admitted() : Decision.refused(End.OVERLOADED);
    }

    private Response refusal(Entry entry) {
        if (entry instanceof Entry.Refused refused) {
            return answers.refusal(refused.end(), refused.words(), refused.facts());
        }
        return answers.notConfigured(((Entry.NotConfigured) entry).missing());
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
        Entry entry = entrance.enter(endpoint, query, () -> admission.decide(Caller.asks(request, access)));
        if (entry instanceof Entry.Open open) {
            return open.route();
        }
        throw new WebApplicationException(refusal(entry));
    }

    WebApplicationException refusal(End end, String words, Facts facts) {
        return new WebApplicationException(answers.refusal(end, words, facts));
    }

    void refuse(AsyncResponse answer, End end, String words, Facts facts) {
        answer.resume(answers.refusal(end, words, facts));
    }
}
