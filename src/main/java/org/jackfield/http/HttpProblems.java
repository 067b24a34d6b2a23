package org.jackfield.http;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jackfield.problem.Details;
import org.jackfield.problem.End;
import org.jackfield.problem.Problem;
import org.jackfield.wire.Json;

/** The one maker of error answers over HTTP, for plain requests and for upgrades. */
public record HttpProblems(Clock clock) {

    private static final int MOST_SHOWN = 64;

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

    /** The refusal of the first parameter that an address does not take; empty if it takes all. */
    public Optional<HttpAnswer> unknownParameter(Set<String> given, Set<String> taken) {
        return given.stream()
                .filter(name -> !taken.contains(name))
                .findFirst()
                .map(name -> answer(
                        End.PARAMETER,
                        Details.of("parameter", shown(name))
                                .withWords(shown(name) + " is not a parameter of this address; it takes "
                                        + String.join(", ", taken))));
    }

    private static String shown(String name) {
        String text = name.replaceAll("[^\\x20-\\x7e]", "?");
        return text.substring(0, Math.min(text.length(), MOST_SHOWN));
    }

    public HttpAnswer answer(End end) {
        return answer(end, Details.NONE);
    }
}
