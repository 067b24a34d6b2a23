package org.jackfield.http;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.Optional;
import org.jackfield.access.AccessRequest;
import org.jackfield.access.AccessSettings;
import org.jackfield.access.Authenticator;
import org.jackfield.access.ClientAddress;
import org.jackfield.access.PublicAddress;

/** Who asks, by one HTTP request: under which address it reached this server, what rules look at, and who it was found to be. */
public final class AccessRequests {

    private static final String WHO = AccessRequests.class.getName() + ".who";

    private AccessRequests() {}

    public static PublicAddress address(HttpServletRequest request, AccessSettings access) {
        return PublicAddress.of(
                new PublicAddress.Seen(
                        request.getScheme(),
                        Optional.ofNullable(request.getHeader("Host")).orElseGet(request::getLocalAddr),
                        ClientAddress.read(request.getRemoteAddr())
                                .orElse(ClientAddress.UNKNOWN)
                                .text(),
                        Optional.ofNullable(request.getHeader("X-Forwarded-Proto")),
                        Optional.ofNullable(request.getHeader("X-Forwarded-Host"))),
                access);
    }

    /** What authenticators and rules look at; of use while the request is. */
    public static AccessRequest of(HttpServletRequest request, AccessSettings access) {
        AccessRequest.Headers headers = name -> Collections.list(request.getHeaders(name));
        return new AccessRequest(
                request.getMethod(),
                request.getProtocol(),
                address(request, access),
                headers,
                ClientAddress.of(request.getRemoteAddr(), headers.all("X-Forwarded-For"), access.trustedProxies()));
    }

    /** Everything behind the question mark, empty if there is none. */
    public static String query(HttpServletRequest request) {
        return Optional.ofNullable(request.getQueryString()).orElse("");
    }

    /** Keeps what {@code Authentication} said of a request. */
    public static void identify(HttpServletRequest request, Authenticator.Outcome who) {
        request.setAttribute(WHO, who);
    }

    /** What was kept; empty before. */
    public static Optional<Authenticator.Outcome> who(HttpServletRequest request) {
        return request.getAttribute(WHO) instanceof Authenticator.Outcome known ? Optional.of(known) : Optional.empty();
    }
}
