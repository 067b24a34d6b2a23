package org.jackfield.access;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which pages may ask with a request that has no {@code Origin}, as browsers send it for an image or a script of any page. What
 * they say of the page besides decides: {@code Sec-Fetch-Site} that it is this server's own, or {@code Referer} that the rule of
 * origins lets it pass. Who sends neither is no browser, or one that came over plain HTTP and hides the page.
 */
public final class FetchSiteRule implements RequestRule {

    private static final String ORIGIN = "Origin";

    /** The page is of this origin, or there is none because somebody typed the address. */
    private static final Set<String> OWN = Set.of("same-origin", "none");

    /** What browsers call an origin that they do not tell. */
    private static final String HIDDEN = "null";

    private static final Pattern START = Pattern.compile("(https?://[^/?#]+)(?:[/?#].*)?", Pattern.CASE_INSENSITIVE);

    private final OriginRule origins;

    public FetchSiteRule(OriginRule origins) {
        this.origins = origins;
    }

    @Override
    public Optional<Decision.Refused> objection(AccessRequest request) {
        List<String> sites = request.headers().all("Sec-Fetch-Site");
        List<String> referers = request.headers().all("Referer");
        boolean silent = sites.isEmpty() && referers.isEmpty();
        boolean own = sites.size() == 1 && OWN.contains(sites.get(0));
        if (!request.headers().all(ORIGIN).isEmpty() || silent || own) {
            return Optional.empty();
        }
        return origins.objection(request.with(ORIGIN, referers.size() == 1 ? originOf(referers.get(0)) : HIDDEN));
    }

    private static String originOf(String referer) {
        Matcher parts = START.matcher(referer);
        return parts.matches() ? parts.group(1) : HIDDEN;
    }
}
