package org.jackfield.container.server;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import org.jackfield.problem.Details;
import org.jackfield.problem.End;
import org.jackfield.problem.Problem;
import org.jackfield.wire.Json;

/** What the upgrade gate answers instead of a 101. Each method returns false: the request does not go on. */
@ApplicationScoped
public class GateAnswers {

    @Inject
    Clock clock;

    boolean refuse(HttpServletResponse response, End end, String words, Details details) throws IOException {
        Problem error = Problem.overHttp(end, words, details, clock);
        error.retryAfterHeader().ifPresent(seconds -> response.setHeader("Retry-After", seconds));
        if (end == End.HANDSHAKE_VERSION) {
            response.setHeader("Sec-WebSocket-Version", "13");
            response.setHeader("Upgrade", "websocket");
        } else if (end == End.HANDSHAKE_METHOD) {
            response.setHeader("Allow", "GET");
        }
        return write(response, end.status(), Problem.MEDIA_TYPE, Json.of(error));
    }

    boolean notConfigured(HttpServletResponse response, List<String> missing) throws IOException {
        return write(
                response,
                End.CONFIGURATION.status(),
                "application/json",
                Json.of(Problem.notConfigured(missing, clock)));
    }

    boolean write(HttpServletResponse response, int status, String type, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        response.setStatus(status);
        response.setContentType(type);
        response.setContentLength(bytes.length);
        response.getOutputStream().write(bytes);
        response.flushBuffer();
        return false;
    }
}
