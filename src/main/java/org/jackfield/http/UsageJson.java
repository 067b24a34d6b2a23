package org.jackfield.http;

import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jackfield.access.AccessSettings;
import org.jackfield.access.Endpoint;
import org.jackfield.access.EndpointGate;
import org.jackfield.access.RequestPath;
import org.jackfield.access.Resolved;
import org.jackfield.problem.End;

/**
 * What a plain request to a WebSocket's path is told: how the endpoint is meant to be used, or why it cannot be.
 *
 * @param access says which proxies are believed about the address that clients see
 * @param problems makes refusals
 */
public record UsageJson(AccessSettings access, HttpProblems problems) {

    private static final int STATUS = 400;
    private static final Set<String> METHODS = Set.of("GET", "HEAD");
    private static final Map<String, String> HEADERS =
            Map.of("Upgrade", "websocket", "Access-Control-Allow-Origin", "*");

    /** Whether a request to such a path asks for this and nothing else. */
    public static boolean isAskedBy(HttpServletRequest request) {
        return METHODS.contains(request.getMethod());
    }

    public HttpAnswer answer(Endpoint endpoint, HttpServletRequest request) {
        return answer(endpoint, request, Map.of());
    }

    /**
     * The same with more to say.
     *
     * @param more members beside those that the endpoint has for all
     */
    public HttpAnswer answer(Endpoint endpoint, HttpServletRequest request, Map<String, Object> more) {
        Optional<Resolved.Refused<?>> closed = EndpointGate.closed(endpoint);
        if (closed.isPresent()) {
            return problems.answer(closed.get().end(), closed.get().details());
        }
        String path = RequestPath.read(request.getRequestURI(), request.getContextPath())
                .map(address -> request.getContextPath() + address.text())
                .orElse(request.getRequestURI());
        String url = AccessRequests.address(request, access).webSocketUrl(path);
        Map<String, Object> usage = new LinkedHashMap<>();
        usage.put("error", "WebSocket upgrade required");
        usage.put("websocketUrl", url);
        usage.putAll(endpoint.help(url));
        usage.putAll(more);
        usage.put("errors", closeCodes());
        return HttpAnswer.json(STATUS, usage, HEADERS);
    }

    private static Map<String, String> closeCodes() {
        Map<String, String> codes = new LinkedHashMap<>();
        for (End end : End.values()) {
            codes.put(end.code(), end.close().code() + ": " + end.words());
        }
        return codes;
    }
}
