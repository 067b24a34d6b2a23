package org.jackfield.operations;

import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jackfield.access.OperatorKey;
import org.jackfield.problem.Details;
import org.jackfield.problem.End;
import org.jackfield.problem.Problem;
import org.jackfield.wire.Json;

/** Answers to operators: JSON that nobody keeps, or the error object. */
public record OperatorAnswers(Clock clock) {

    Response json(int status, Object value) {
        return Response.status(status)
                .type(MediaType.APPLICATION_JSON_TYPE)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .entity(Json.of(value))
                .build();
    }

    Response badParameter(String name, String words) {
        return refusal(End.PARAMETER, words, Details.of("parameter", name)).build();
    }

    Response.ResponseBuilder refusal(End end, String words, Details details) {
        return Response.status(end.status())
                .type(Problem.MEDIA_TYPE)
                .entity(Json.of(Problem.overHttp(end, words, details, clock)));
    }

    /** Lets a request go on if the guard does. */
    void check(OperatorKey guard, ContainerRequestContext request) {
        List<String> authorizations = Optional.ofNullable(request.getHeaders().get(HttpHeaders.AUTHORIZATION))
                .orElse(List.of());
        Optional<End> refusal = guard.refusal(
                authorizations, request.getUriInfo().getQueryParameters().keySet());
        if (refusal.isEmpty()) {
            return;
        }
        if (refusal.get() == End.NOT_FOUND) {
            throw new NotFoundException();
        }
        request.abortWith(refusal(refusal.get(), refusal.get().words(), Details.NONE)
                .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer")
                .build());
    }
}
