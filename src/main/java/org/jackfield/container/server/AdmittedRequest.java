package org.jackfield.container.server;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.security.Principal;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A request that was admitted, as the container's upgrade sees it: its principal is the {@link AdmittedClient}, and whatever
 * endpoint it asked for, its path is that of the one {@link ClientSocket}. The gate has read what it is to be upgraded to, so
 * that no container reads it in another way.
 */
final class AdmittedRequest extends HttpServletRequestWrapper {

    private static final Map<String, String> SETTLED = settled();

    private final AdmittedClient client;

    AdmittedRequest(HttpServletRequest request, AdmittedClient client) {
        super(request);
        this.client = client;
    }

    private static Map<String, String> settled() {
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.putAll(Map.of("Upgrade", "websocket", "Connection", "Upgrade"));
        return headers;
    }

    @Override
    public @Nullable String getHeader(String name) {
        return super.getHeader(name) == null ? null : SETTLED.getOrDefault(name, super.getHeader(name));
    }

    @Override
    public Enumeration<String> getHeaders(String name) {
        return super.getHeader(name) != null && SETTLED.containsKey(name)
                ? Collections.enumeration(List.of(SETTLED.get(name)))
                : super.getHeaders(name);
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
