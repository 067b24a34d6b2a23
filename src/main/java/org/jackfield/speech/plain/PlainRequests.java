package org.jackfield.speech.plain;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jackfield.access.AccessSettings;
import org.jackfield.access.Admission;
import org.jackfield.http.AccessRequests;
import org.jackfield.http.HttpProblems;
import org.jackfield.problem.Details;
import org.jackfield.problem.End;
import org.jackfield.session.SessionRegistry;
import org.jackfield.speech.Entrance;
import org.jackfield.speech.Entrance.Entry;
import org.jackfield.speech.SpeechEndpoint;
import org.jackfield.upstream.Query;

/** What all plain requests that need an upstream have in common: whether they may, and which route they take. */
@ApplicationScoped
public class PlainRequests {

    @Inject
    Entrance entrance;

    @Inject
    AccessSettings access;

    @Inject
    Admission admission;

    @Inject
    HttpProblems answers;

    @Inject
    SessionRegistry registry;

    /**
     * What a plain request asks for.
     *
     * @param request the request itself, for the rules
     * @param answer where the outcome goes
     */
    record Asked(HttpServletRequest request, AsyncResponse answer) {}

    /** The way in, or empty after the request was answered with a refusal. */
    Optional<Entry.Open> enter(Asked asked, SpeechEndpoint endpoint, Map<String, List<String>> parameters) {
        Entry entry = enter(asked.request(), endpoint, query(parameters));
        if (entry instanceof Entry.Open open) {
            return Optional.of(open);
        }
        asked.answer().resume(refusal(entry));
        return Optional.empty();
    }

    private Entry enter(HttpServletRequest request, SpeechEndpoint endpoint, String query) {
        return entrance.enter(endpoint, query, () -> admission.decide(AccessRequests.asks(request, access)));
    }

    private Response refusal(Entry entry) {
        if (entry instanceof Entry.Refused refused) {
            return answers.refusal(refused.end(), refused.words(), refused.details());
        }
        return answers.notConfigured(((Entry.NotConfigured) entry).missing());
    }

    /** The parameters as they stand in an address behind its question mark. */
    private static String query(Map<String, List<String>> parameters) {
        String query = new Query().addAll(parameters).toString();
        return query.isEmpty() ? "" : query.substring(1);
    }

    /**
     * The way in for an event stream.
     *
     * @throws WebApplicationException with the refusal, because a method that was given a stream can return no answer
     */
    Entry.Open streamed(HttpServletRequest request, SpeechEndpoint endpoint, String query) {
        Entry entry = enter(request, endpoint, query);
        if (entry instanceof Entry.Open open) {
            return open;
        }
        throw new WebApplicationException(refusal(entry));
    }

    /** The refusal of a request for an event stream. */
    WebApplicationException refusal(End end, String words, Details details) {
        registry.refused(end);
        return new WebApplicationException(answers.refusal(end, words, details));
    }

    /** Refuses a request that had no session yet. */
    void refuse(AsyncResponse answer, End end, String words, Details details) {
        registry.refused(end);
        answer.resume(answers.refusal(end, words, details));
    }

    /** Tells of a session that did not end well. */
    void failed(AsyncResponse answer, End end, Details details) {
        answer.resume(answers.refusal(end, end.words(), details));
    }
}
