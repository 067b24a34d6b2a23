package org.jackfield.http;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.List;
import org.jackfield.problem.Details;
import org.jackfield.problem.End;
import org.jackfield.problem.Problem;
import org.jackfield.wire.Json;

/** Refusals over HTTP: the error object with the status of its end. */
public record HttpProblems(Clock clock) {

    public Response refusal(End end, String words, Details details) {
        Problem error = Problem.overHttp(end, words, details, clock);
        Response.ResponseBuilder answer =
                Response.status(end.status()).type(Problem.MEDIA_TYPE).entity(Json.of(error));
        error.retryAfterHeader().ifPresent(seconds -> answer.header(HttpHeaders.RETRY_AFTER, seconds));
        return answer.build();
    }

    public Response notConfigured(List<String> missing) {
        return Response.status(End.CONFIGURATION.status())
                .type(MediaType.APPLICATION_JSON)
                .entity(Json.of(Problem.notConfigured(missing, clock)))
                .build();
    }
}
