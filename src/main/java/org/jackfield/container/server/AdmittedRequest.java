package org.jackfield.container.server;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.security.Principal;
import org.jspecify.annotations.Nullable;

/**
 * A request that was admitted, as the container's upgrade sees it: its principal is the {@link AdmittedClient}, and whatever
 * endpoint it asked for, its path is that of the one {@link ClientSocket}.
 */
final class AdmittedRequest extends HttpServletRequestWrapper {

    private final AdmittedClient client;

    AdmittedRequest(HttpServletRequest request, AdmittedClient client) {
        super(request);
        this.client = client;
    }

    @Override
    public Principal getUserPrincipal() {
        return client;
    }

    /** Nobody has a role. */
    @Override
    public boolean isUserInRole(String role) {
        return false;
    }

    @Override
    public String getRequestURI() {
        return getContextPath() + ClientSocket.PATH;
    }

    @Override
    public String getServletPath() {
        return ClientSocket.PATH;
    }

    @Override
    public @Nullable String getPathInfo() {
        return null;
    }

    /** The address, for which nobody asks a name server; Payara's upgrade would, for each client. */
    @Override
    public String getLocalName() {
        return getLocalAddr();
    }

    @Override
    public String getRemoteHost() {
        return getRemoteAddr();
    }
}
