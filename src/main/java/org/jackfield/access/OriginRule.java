package org.jackfield.access;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jackfield.problem.End;

/**
 * Which pages may connect (RFC 6455 section 10.2): those of this host and of the configured origins, each compared whole. A
 * request without {@code Origin} comes from no page and passes; more than one, or {@code null}, does not.
 */
public final class OriginRule implements RequestRule {

    private final Set<String> allowed;

    public OriginRule(AccessSettings settings) {
        this.allowed = settings.origins();
    }

    @Override
    public Optional<Decision.Refused> objection(AccessRequest request) {
        List<String> origins = request.headers().all("Origin");
        if (origins.isEmpty() || allowed.contains("*")) {
            return Optional.empty();
        }
        String origin = origins.get(0).toLowerCase(Locale.ROOT);
        boolean passes = origins.size() == 1 && (allowed.contains(origin) || isOfHost(origin, request.host()));
        return passes ? Optional.empty() : Optional.of(Decision.refused(End.ORIGIN_DENIED));
    }

    private static boolean isOfHost(String origin, String host) {
        String own = host.toLowerCase(Locale.ROOT);
        return !own.isEmpty() && (origin.equals("https://" + own) || origin.equals("http://" + own));
    }
}
