package org.jackfield.http;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jackfield.problem.Details;
import org.jackfield.problem.End;
import org.jackfield.problem.Problem;
import org.jackfield.wire.Json;

/** The one maker of error answers over HTTP, for plain requests and for upgrades. */
public record HttpProblems(Clock clock) {

    /** The status of the end, the error object, and the headers that belong to the status. */
    public HttpAnswer answer(End end, Details details) {
        Problem problem = Problem.overHttp(end, details, clock);
        Map<String, String> headers = new LinkedHashMap<>();
        problem.retryAfterHeader().ifPresent(seconds -> headers.put("Retry-After", seconds));
        if (end == End.HANDSHAKE_VERSION) {
            headers.put("Sec-WebSocket-Version", "13");
            headers.put("Upgrade", "websocket");
        } else if (end == End.HANDSHAKE_METHOD) {
            headers.put("Allow", "GET");
        }
        String type = end == End.CONFIGURATION ? HttpAnswer.JSON : Problem.MEDIA_TYPE;
        return new HttpAnswer(end.status(), type, headers, Json.of(problem));
    }

    public HttpAnswer answer(End end) {
        return answer(end, Details.NONE);
    }
}
