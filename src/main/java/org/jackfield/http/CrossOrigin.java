package org.jackfield.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jackfield.access.AccessRequest;
import org.jackfield.access.Decision;
import org.jackfield.access.OriginRule;

/**
 * Lets pages of other origins read the answers to plain requests (CORS): those that may open sockets, and no other. Refusals and
 * errors are theirs to read too. Cookies are never asked for, as there are none.
 *
 * @param origins says which pages may
 * @param all whether all may
 * @param problems makes the refusal of a preflight
 */
public record CrossOrigin(OriginRule origins, boolean all, HttpProblems problems) {

    static final String ALLOW_ORIGIN = "Access-Control-Allow-Origin";
    static final String EXPOSE = "Access-Control-Expose-Headers";
    static final String VARY = "Vary";

    private static final String ORIGIN = "Origin";
    private static final String WANTED_METHOD = "Access-Control-Request-Method";
    private static final String METHODS = "GET, HEAD, POST, DELETE";
    private static final String HEADERS = "Authorization, Content-Type, Last-Event-ID, Cache-Control";
    private static final String EXPOSED = "Retry-After, Allow, WWW-Authenticate";

    /** How long browsers may keep what a preflight said. */
    private static final String SECONDS = "600";

    /** Marks the answer for the page that asks. True for a preflight, which then is answered. */
    public boolean isAnswered(HttpServletRequest request, AccessRequest asked, HttpServletResponse response)
            throws IOException {
        if (!response.getHeaders(VARY).contains(ORIGIN)) {
            response.addHeader(VARY, ORIGIN);
        }
        List<String> written = asked.headers().all(ORIGIN);
        if (written.isEmpty()) {
            return false;
        }
        Optional<Decision.Refused> objection = origins.objection(asked);
        if (objection.isEmpty()) {
            response.setHeader(ALLOW_ORIGIN, all ? "*" : written.get(0));
            response.setHeader(EXPOSE, EXPOSED);
        }
        boolean preflight = request.getMethod().equals("OPTIONS")
                && !asked.headers().all(WANTED_METHOD).isEmpty();
        if (preflight && objection.isPresent()) {
            problems.answer(objection.get().end(), objection.get().details()).writeTo(response);
        } else if (preflight) {
            response.setHeader("Access-Control-Allow-Methods", METHODS);
            response.setHeader("Access-Control-Allow-Headers", HEADERS);
            response.setHeader("Access-Control-Max-Age", SECONDS);
            response.setStatus(HttpServletResponse.SC_NO_CONTENT);
        }
        return preflight;
    }
}
