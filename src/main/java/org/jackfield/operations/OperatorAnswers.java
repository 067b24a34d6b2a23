package org.jackfield.operations;

import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jackfield.access.OperatorKey;
import org.jackfield.http.HttpAnswer;
import org.jackfield.http.HttpProblems;
import org.jackfield.problem.Details;
import org.jackfield.problem.End;

/** Answers to operators: JSON that nobody keeps, or the error object. */
public record OperatorAnswers(HttpProblems problems) {

    Response json(int status, Object value) {
        return HttpAnswer.json(status, value, Map.of(HttpHeaders.CACHE_CONTROL, "no-store"))
                .response();
    }

    Response badParameter(String name, String words) {
        return refusal(End.PARAMETER, Details.of("parameter", name).withWords(words));
    }

    Response refusal(End end, Details details) {
        return problems.answer(end, details).response();
    }

    /** Lets a request go on if it brings the key. */
    void check(OperatorKey key, ContainerRequestContext request) {
        List<String> authorizations = Optional.ofNullable(request.getHeaders().get(HttpHeaders.AUTHORIZATION))
                .orElse(List.of());
        Optional<End> refusal = key.refusal(
                authorizations, request.getUriInfo().getQueryParameters().keySet());
        if (refusal.isEmpty()) {
            return;
        }
        if (refusal.get() == End.NOT_FOUND) {
            throw new NotFoundException();
        }
        Response refused = Response.fromResponse(refusal(refusal.get(), Details.NONE))
                .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer")
                .build();
        request.abortWith(refused);
    }
}
