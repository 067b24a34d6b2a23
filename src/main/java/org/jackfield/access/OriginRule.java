package org.jackfield.access;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jackfield.problem.End;

/**
 * Which pages may connect (RFC 6455 section 10.2): those of this host and of the configured origins, each compared whole, as
 * an {@link Origin}. A request without {@code Origin} comes from no page and passes; more than one, or {@code null}, does not.
 */
public final class OriginRule implements RequestRule {

    private static final int MOST_SHOWN = 200;

    private final boolean all;
    private final Set<Origin> allowed;

    public OriginRule(AccessSettings settings) {
        this.all = settings.origins().contains(AccessSettings.ALL_ORIGINS);
        this.allowed = settings.origins().stream()
                .flatMap(written -> Origin.read(written).stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public Optional<Decision.Refused> objection(AccessRequest request) {
        List<String> origins = request.headers().all("Origin");
        if (origins.isEmpty() || all) {
            return Optional.empty();
        }
        Optional<Origin> origin =
                origins.size() == 1 ? Origin.read(origins.get(0).strip()) : Optional.empty();
        boolean passes = origin.isPresent()
                && (allowed.contains(origin.get()) || origin.get().isOf(request.address()));
        return passes ? Optional.empty() : Optional.of(Decision.refused(End.ORIGIN_DENIED, words(request, origins)));
    }

    private static String words(AccessRequest request, List<String> origins) {
        return "Pages of the origin " + shown(String.join(" and ", origins)) + " may not connect: this host is "
                + shown(request.address().host())
                + ". If both are right, jackfield.access.origins allows the one, and jackfield.access.public-url, or"
                + " jackfield.access.trusted-proxies with X-Forwarded-Host, sets the other right.";
    }

    /** What a client wrote, in printable characters and not too many. */
    private static String shown(String written) {
        String text = written.isEmpty() ? "(empty)" : written.replaceAll("[^\\x20-\\x7e]", "?");
        return text.substring(0, Math.min(text.length(), MOST_SHOWN));
    }
}
