package org.jackfield.speech.plain;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jackfield.access.AccessSettings;
import org.jackfield.access.EndpointGate;
import org.jackfield.access.EndpointGate.Entry;
import org.jackfield.access.Grant;
import org.jackfield.access.RefusalListener;
import org.jackfield.access.Resolved;
import org.jackfield.http.AccessRequests;
import org.jackfield.http.EventClient;
import org.jackfield.http.HttpProblems;
import org.jackfield.problem.Details;
import org.jackfield.problem.End;
import org.jackfield.speech.SpeechEndpoint;
import org.jackfield.speech.SpeechRequests;
import org.jackfield.speech.TranscriptionEndpoint;
import org.jackfield.upstream.Capability;
import org.jackfield.upstream.Query;
import org.jackfield.upstream.Route;

/**
 * What all plain requests that need an upstream have in common: whether they may, and which route they take.
 *
 * @param gate the conditions of every endpoint
 * @param requests which routes there are
 * @param access says which proxies are believed
 * @param problems makes refusals
 * @param refusals is told of them
 */
record PlainRequests(
        EndpointGate gate,
        SpeechRequests requests,
        AccessSettings access,
        HttpProblems problems,
        RefusalListener refusals) {

    /** What a plain request wants to have of an upstream. */
    enum Wanted {
        WORDS(TranscriptionEndpoint.KIND, Capability.SPEECH_TO_TEXT),
        SPEECH(SpeechEndpoint.KIND, Capability.TEXT_TO_SPEECH);

        private final String kind;
        private final Capability capability;

        Wanted(String kind, Capability capability) {
            this.kind = kind;
            this.capability = capability;
        }
    }

    /**
     * What a plain request asks for.
     *
     * @param request the request itself, for the rules
     * @param answer where the outcome goes
     */
    record Asked(HttpServletRequest request, AsyncResponse answer) {

        /** Its client, to be answered by threads that may wait for it. */
        PlainClient client(Executor writers) {
            return new PlainClient(answer, writers, EventClient.abort(request));
        }
    }

    /**
     * The way in, or empty after the request was answered with a refusal. The parameters of its address count as those of a
     * socket do.
     *
     * @param parameters what its body says besides
     */
    Optional<Entry<Route>> enter(Asked asked, Wanted wanted, Map<String, List<String>> parameters) {
        return enter(asked, wanted, parameters, Resolved.Found::new);
    }

    /**
     * The same with what has to be there beside the route.
     *
     * @param made makes it, once the request may have the route
     */
    <T> Optional<Entry<T>> enter(
            Asked asked, Wanted wanted, Map<String, List<String>> parameters, Function<Route, Resolved<T>> made) {
        Resolved<Entry<T>> resolved =
                enter(asked.request(), wanted, query(AccessRequests.query(asked.request()), parameters), made);
        if (resolved instanceof Resolved.Refused<Entry<T>> refused) {
            asked.answer()
                    .resume(problems.answer(refused.end(), refused.details()).response());
            return Optional.empty();
        }
        return Optional.of(((Resolved.Found<Entry<T>>) resolved).what());
    }

    private <T> Resolved<Entry<T>> enter(
            HttpServletRequest request, Wanted wanted, String query, Function<Route, Resolved<T>> made) {
        Supplier<Resolved<T>> what =
                () -> requests.route(wanted.capability, query).then(made);
        Optional<Grant> granted = OneShots.grant(request);
        return granted.isPresent()
                ? enter(granted.get(), what.get())
                : gate.enter(
                        gate.endpoint(wanted.kind),
                        AccessRequests.of(request, access),
                        AccessRequests.who(request).orElseThrow(),
                        what);
    }

    /** For a request that was admitted before its body was read; its place is given back by who admitted it. */
    private <T> Resolved<Entry<T>> enter(Grant granted, Resolved<T> what) {
        if (what instanceof Resolved.Refused<T> refused) {
            refusals.refused(refused.end());
        }
        return what.map(found -> new Entry<>(found, granted));
    }

    /** The parameters as they stand in an address behind its question mark. */
    private static String query(String asked, Map<String, List<String>> parameters) {
        String more = new Query().addAll(parameters).toString();
        String rest = more.isEmpty() ? "" : more.substring(1);
        return asked.isEmpty() || rest.isEmpty() ? asked + rest : asked + "&" + rest;
    }

    /**
     * The way in for an event stream.
     *
     * @throws WebApplicationException with the refusal, because a method that was given a stream can return no answer
     */
    Entry<Route> streamed(HttpServletRequest request, String query) {
        return streamed(request, query, Resolved.Found::new);
    }

    /**
     * The same with what has to be there beside the route.
     *
     * @param made makes it, once the request may have the route
     */
    <T> Entry<T> streamed(HttpServletRequest request, String query, Function<Route, Resolved<T>> made) {
        Resolved<Entry<T>> resolved = enter(request, Wanted.WORDS, query, made);
        if (resolved instanceof Resolved.Refused<Entry<T>> refused) {
            throw problems.answer(refused.end(), refused.details()).exception();
        }
        return ((Resolved.Found<Entry<T>>) resolved).what();
    }

    /** The refusal of a request for an event stream. */
    WebApplicationException refusal(End end, Details details) {
        refusals.refused(end);
        return problems.answer(end, details).exception();
    }

    /** The refusal of a request that is answered at once. */
    Response refused(End end, Details details) {
        refusals.refused(end);
        return problems.answer(end, details).response();
    }

    /** Refuses a request that had no session yet. */
    void refuse(AsyncResponse answer, End end, Details details) {
        refusals.refused(end);
        answer.resume(problem(end, details));
    }

    /** The answer to a request that did not end well. */
    Response problem(End end, Details details) {
        return problems.answer(end, details).response();
    }
}
