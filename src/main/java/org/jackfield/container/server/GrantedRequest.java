package org.jackfield.container.server;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.security.Principal;
import org.jackfield.access.Grant;

/** A request that was admitted: its grant is its principal, and the containers hand that on to the WebSocket session. */
final class GrantedRequest extends HttpServletRequestWrapper {

    private final Grant grant;

    GrantedRequest(HttpServletRequest request, Grant grant) {
        super(request);
        this.grant = grant;
    }

    @Override
    public Principal getUserPrincipal() {
        return grant;
    }

    /** Nobody has a role. */
    @Override
    public boolean isUserInRole(String role) {
        return false;
    }
}
