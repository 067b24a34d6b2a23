package org.jackfield.speech.plain;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.jackfield.access.AccessRequest;
import org.jackfield.access.EndpointGate;
import org.jackfield.access.Grant;
import org.jackfield.access.RefusalListener;
import org.jackfield.access.Resolved;
import org.jackfield.http.AccessRequests;
import org.jackfield.http.HeldBytes;
import org.jackfield.problem.Details;
import org.jackfield.problem.End;

/**
 * The plain requests that are served at a time. Each is admitted by its headers alone, before its body is read, and keeps its
 * place until its answer is written.
 */
final class OneShots {

    private static final String GRANT = OneShots.class.getName() + ".grant";
    private static final Object ANYTHING = new Object();

    private final EndpointGate gate;
    private final RefusalListener refusals;
    private final HeldBytes held;
    private final int most;
    private final Semaphore places;

    OneShots(EndpointGate gate, RefusalListener refusals, HeldBytes held, OneShotSettings settings) {
        this.gate = gate;
        this.refusals = refusals;
        this.held = held;
        this.most = settings.maxConcurrent();
        this.places = new Semaphore(most);
    }

    /** Asks the conditions of an endpoint for a request, which keeps what it was granted. */
    Resolved<OneShotPlace> admit(String kind, HttpServletRequest request, AccessRequest asked) {
        Resolved<EndpointGate.Entry<Object>> entered = gate.enter(
                gate.endpoint(kind),
                asked,
                AccessRequests.who(request).orElseThrow(),
                () -> new Resolved.Found<>(ANYTHING));
        if (entered instanceof Resolved.Refused<EndpointGate.Entry<Object>> refused) {
            return new Resolved.Refused<>(refused.end(), refused.details());
        }
        Grant grant =
                ((Resolved.Found<EndpointGate.Entry<Object>>) entered).what().grant();
        if (!places.tryAcquire()) {
            grant.slot().release();
            refusals.refused(End.OVERLOADED);
            return new Resolved.Refused<>(End.OVERLOADED, Details.NONE);
        }
        OneShotPlace place = new OneShotPlace(grant.slot(), places::release, held);
        request.setAttribute(
                GRANT, new Grant(grant.identity(), grant.client(), grant.limits(), grant.expiresAt(), place));
        return new Resolved.Found<>(place);
    }

    /** What a request was granted, if it was admitted here. */
    static Optional<Grant> grant(HttpServletRequest request) {
        return request.getAttribute(GRANT) instanceof Grant grant ? Optional.of(grant) : Optional.empty();
    }

    /** Counts bytes that a granted request holds until it is over; false if there are too many in all. */
    static boolean hold(Grant grant, int bytes) {
        return !(grant.slot() instanceof OneShotPlace place) || place.hold(bytes);
    }

    /** How many are served now. */
    int size() {
        return most - places.availablePermits();
    }

    /** How many may be served at a time. */
    int most() {
        return most;
    }
}
