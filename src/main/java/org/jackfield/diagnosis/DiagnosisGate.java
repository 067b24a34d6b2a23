package org.jackfield.diagnosis;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jackfield.access.AccessRequest;
import org.jackfield.access.AccessSettings;
import org.jackfield.access.AdminSettings;
import org.jackfield.access.Authenticator;
import org.jackfield.access.EndpointGate;
import org.jackfield.access.Grant;
import org.jackfield.access.Guest;
import org.jackfield.access.OperatorKey;
import org.jackfield.access.RateSettings;
import org.jackfield.access.Resolved;
import org.jackfield.http.AccessRequests;
import org.jackfield.problem.Details;
import org.jackfield.problem.End;
import org.jackfield.upstream.Route;
import org.jackfield.upstream.Upstreams;

/**
 * Who may have the way examined: whoever brings the admin key, and where strangers are served whoever would be admitted to a
 * session now. Until the settings are complete everybody is told what is not set, as every plain request tells it; nothing is
 * dialled for that.
 */
@ApplicationScoped
public class DiagnosisGate {

    @Inject
    AdminSettings admin;

    @Inject
    AccessSettings access;

    @Inject
    RateSettings rates;

    @Inject
    Upstreams upstreams;

    @Inject
    EndpointGate gate;

    /**
     * @param kind of the sessions that take this way
     * @param route looks whether they can be had
     */
    Resolved<Asker> enter(HttpServletRequest request, String kind, Supplier<Resolved<Route>> route) {
        List<String> authorizations = Collections.list(request.getHeaders("Authorization"));
        if (admin.adminKey().isPresent() && !authorizations.isEmpty()) {
            Optional<End> refusal = new OperatorKey(admin.forAll()).refusal(authorizations, Set.of());
            return refusal.isPresent() ? refused(refusal.get()) : new Resolved.Found<>(new Asker.Operator());
        }
        AccessRequest asked = AccessRequests.of(request, access);
        if (!upstreams.missing().isEmpty()) {
            return new Resolved.Found<>(new Asker.Stranger(Grant.own(rates), asked.client()));
        }
        return access.guest()
                ? gate.enter(gate.endpoint(kind), asked, new Authenticator.Outcome.Identified(new Guest()), route)
                        .map(entry -> new Asker.Stranger(entry.grant(), asked.client()))
                : refused(End.AUTH_REQUIRED);
    }

    private static Resolved<Asker> refused(End end) {
        return new Resolved.Refused<>(end, Details.NONE);
    }
}
