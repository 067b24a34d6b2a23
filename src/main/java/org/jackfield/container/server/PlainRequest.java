package org.jackfield.container.server;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import org.jackfield.access.RequestPath;

/** A plain request as it goes on: its path in the spelling that the gate has found. */
final class PlainRequest extends HttpServletRequestWrapper {

    private final String uri;

    private PlainRequest(HttpServletRequest request, String uri) {
        super(request);
        this.uri = uri;
    }

    /** The request itself, if there is nothing to say otherwise. */
    static HttpServletRequest of(HttpServletRequest request, RequestPath path) {
        String uri = request.getContextPath() + path.text();
        boolean asIs = request.getRequestURI().indexOf('%') < 0
                || request.getRequestURI().equals(uri);
        return asIs ? request : new PlainRequest(request, uri);
    }

    @Override
    public String getRequestURI() {
        return uri;
    }

    @Override
    public StringBuffer getRequestURL() {
        return new StringBuffer(getScheme() + "://" + getServerName() + ":" + getServerPort() + uri);
    }
}
