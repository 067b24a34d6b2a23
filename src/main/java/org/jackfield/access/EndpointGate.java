package org.jackfield.access;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jackfield.problem.Details;
import org.jackfield.problem.End;

/**
 * The conditions that every way into an endpoint has in common, in their order: it is served, it is configured, the client is
 * admitted, what it asks for is there. Who is turned away is told to the listener of refusals.
 */
public final class EndpointGate {

    private static final String SWITCHED_OFF = "This endpoint is switched off.";

    /**
     * A request that may go on. Whoever gets one sees to it that the slot of its grant is released if no session comes of it.
     *
     * @param what what was asked for
     * @param grant what the session is given
     */
    public record Entry<T>(T what, Grant grant) {}

    /** An endpoint whose path was asked for, and what stands for the values of its template. */
    public record Match(Endpoint endpoint, Map<String, String> values) {

        /** What a client asks for with a query. */
        public Resolved<Endpoint.Opening> resolve(String query) {
            return endpoint.resolve(values, query);
        }
    }

    private final List<Endpoint> endpoints;
    private final Admission admission;
    private final RefusalListener refusals;

    public EndpointGate(List<Endpoint> endpoints, Admission admission, RefusalListener refusals) {
        this.endpoints = List.copyOf(endpoints);
        this.admission = admission;
        this.refusals = refusals;
        Set<String> seen = new HashSet<>();
        for (Endpoint endpoint : endpoints) {
            if (!seen.add(endpoint.kind()) || !seen.add(endpoint.path().text())) {
                throw new IllegalArgumentException("Two endpoints have the kind or the path of " + endpoint.kind());
            }
        }
    }

    /** All that were declared, those that are switched off included. */
    public List<Endpoint> endpoints() {
        return endpoints;
    }

    /** The endpoint whose sessions are of this kind. */
    public Endpoint endpoint(String kind) {
        return endpoints.stream()
                .filter(endpoint -> endpoint.kind().equals(kind))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No endpoint is called " + kind));
    }

    /** The endpoint whose WebSocket is at a path below the context root; switched off or not. */
    public Optional<Match> find(String path) {
        return endpoints.stream()
                .flatMap(endpoint -> endpoint.path().match(path).map(values -> new Match(endpoint, values)).stream())
                .findFirst();
    }

    /** Whether an endpoint is reached at a path, in whatever way. */
    public boolean isWay(String path) {
        return endpoints.stream()
                .flatMap(endpoint -> endpoint.ways().stream())
                .anyMatch(way -> way.path().match(path).isPresent());
    }

    /** Why the endpoint cannot serve anybody at the moment, if so. */
    public static Optional<Resolved.Refused<?>> closed(Endpoint endpoint) {
        if (!endpoint.isServed()) {
            return Optional.of(new Resolved.Refused<>(End.NOT_FOUND, Details.inWords(SWITCHED_OFF)));
        }
        List<String> missing = endpoint.missing();
        return missing.isEmpty()
                ? Optional.empty()
                : Optional.of(new Resolved.Refused<>(End.CONFIGURATION, Details.of(Details.REQUIRED, missing)));
    }

    /**
     * Asks the conditions in their order; the first that fails counts.
     *
     * @param who what {@link Authentication} said of the request
     * @param wanted looks for what is asked for; called last
     */
    public <T> Resolved<Entry<T>> enter(
            Endpoint endpoint, AccessRequest request, Authenticator.Outcome who, Supplier<Resolved<T>> wanted) {
        Optional<Resolved.Refused<?>> closed = closed(endpoint);
        if (closed.isPresent()) {
            return refuse(closed.get().end(), closed.get().details());
        }
        Decision decision = admission.decide(request, who);
        if (decision instanceof Decision.Refused refused) {
            return refuse(refused.end(), refused.details());
        }
        Grant grant = ((Decision.Admitted) decision).grant();
        Resolved<T> resolved = wanted.get();
        if (resolved instanceof Resolved.Refused<T> refused) {
            grant.slot().release();
            return refuse(refused.end(), refused.details());
        }
        return new Resolved.Found<>(new Entry<>(((Resolved.Found<T>) resolved).what(), grant));
    }

    private <T> Resolved<T> refuse(End end, Details details) {
        refusals.refused(end);
        return new Resolved.Refused<>(end, details);
    }
}
