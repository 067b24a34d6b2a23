package org.jackfield.relay.speech;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.jackfield.policy.AccessSettings;
import org.jackfield.policy.PublicAddress;

/** The address under which one HTTP request reached this server. */
public final class Caller {

    private Caller() {}

    public static PublicAddress address(HttpServletRequest request, AccessSettings access) {
        return PublicAddress.of(
                new PublicAddress.Seen(
                        request.getScheme(),
                        Optional.ofNullable(request.getHeader("Host")).orElse(request.getServerName()),
                        request.getRemoteAddr(),
                        Optional.ofNullable(request.getHeader("X-Forwarded-Proto")),
                        Optional.ofNullable(request.getHeader("X-Forwarded-Host"))),
                access.trustedProxies());
    }
}
