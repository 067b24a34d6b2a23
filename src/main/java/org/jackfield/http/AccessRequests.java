package org.jackfield.http;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jackfield.access.AccessRequest;
import org.jackfield.access.AccessSettings;
import org.jackfield.access.ClientAddress;
import org.jackfield.access.PublicAddress;

/** Who asks, by one HTTP request: under which address it reached this server, and what rules look at. */
public final class AccessRequests {

    private AccessRequests() {}

    public static PublicAddress address(HttpServletRequest request, AccessSettings access) {
        return PublicAddress.of(
                new PublicAddress.Seen(
                        request.getScheme(),
                        Optional.ofNullable(request.getHeader("Host")).orElse(request.getServerName()),
                        ClientAddress.read(request.getRemoteAddr())
                                .orElse(ClientAddress.UNKNOWN)
                                .text(),
                        Optional.ofNullable(request.getHeader("X-Forwarded-Proto")),
                        Optional.ofNullable(request.getHeader("X-Forwarded-Host"))),
                access.trustedProxies());
    }

    /** What the rules of admission look at. */
    public static AccessRequest asks(HttpServletRequest request, AccessSettings access) {
        return new AccessRequest(
                request.getMethod(),
                request.getProtocol(),
                address(request, access).host(),
                headers(request, "Origin"),
                tokens(request, "Connection"),
                headers(request, "Sec-WebSocket-Version"),
                headers(request, "Sec-WebSocket-Key"),
                ClientAddress.of(
                        request.getRemoteAddr(), headers(request, "X-Forwarded-For"), access.trustedProxies()));
    }

    /** Every element of a header that is a list, in lower case. */
    public static List<String> tokens(HttpServletRequest request, String name) {
        return headers(request, name).stream()
                .flatMap(value -> Arrays.stream(value.split(",")))
                .map(token -> token.strip().toLowerCase(Locale.ROOT))
                .toList();
    }

    private static List<String> headers(HttpServletRequest request, String name) {
        return Collections.list(request.getHeaders(name));
    }
}
