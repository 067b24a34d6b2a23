package org.jackfield;

import jakarta.inject.Inject;
import jakarta.json.JsonException;
import jakarta.json.bind.JsonbException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.lang.System.Logger.Level;
import java.util.Optional;
import org.jackfield.http.HttpProblems;
import org.jackfield.problem.Details;
import org.jackfield.problem.End;
import org.jspecify.annotations.Nullable;

/** The one place where exceptions of plain requests become answers: a status and the error object, never their message. */
@Provider
public class ProblemMapper implements ExceptionMapper<RuntimeException> {

    private static final System.Logger LOG = System.getLogger(ProblemMapper.class.getName());

    private static final int MAX_CAUSES = 8;

    @Inject
    HttpProblems problems;

    @Override
    public Response toResponse(RuntimeException exception) {
        if (exception instanceof WebApplicationException http
                && http.getResponse().getStatus() < 500) {
            int status = http.getResponse().getStatus();
            if (status < 300) {
                return http.getResponse();
            }
            return refusal(status, Optional.ofNullable(http.getResponse().getHeaderString(HttpHeaders.ALLOW)));
        }
        if (isBrokenJson(exception)) {
            return problems.answer(End.INVALID, Details.inWords("The body is not the JSON that is expected here"))
                    .response();
        }
        LOG.log(Level.ERROR, "request failed", exception);
        return problems.answer(End.INTERNAL).response();
    }

    private Response refusal(int status, Optional<String> allowed) {
        String words = allowed.map(methods -> "This address takes " + methods)
                .orElse("The request was refused with status " + status);
        Response problem =
                problems.answer(endOf(status), Details.inWords(words)).response();
        Response.ResponseBuilder answer = Response.fromResponse(problem).status(status);
        allowed.ifPresent(methods -> answer.header(HttpHeaders.ALLOW, methods));
        return answer.build();
    }

    /** The servers wrap what their JSON binding says of a body, each in its own way. */
    private static boolean isBrokenJson(RuntimeException exception) {
        @Nullable Throwable cause = exception;
        for (int depth = 0; cause != null && depth < MAX_CAUSES; depth++) {
            if (cause instanceof JsonbException || cause instanceof JsonException) {
                return true;
            }
            cause = cause.getCause();
        }
        return false;
    }

    private static End endOf(int status) {
        return switch (status) {
            case 404 -> End.NOT_FOUND;
            case 415 -> End.UNSUPPORTED;
            case 413 -> End.TOO_LARGE;
            default -> End.INVALID;
        };
    }
}
