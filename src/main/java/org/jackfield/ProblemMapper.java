package org.jackfield;

import jakarta.inject.Inject;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.lang.System.Logger.Level;
import org.jackfield.relay.speech.HttpAnswers;
import org.jackfield.wire.End;
import org.jackfield.wire.ErrorObject.Facts;

/** The one place where exceptions of plain requests become answers: a status and the error object, never their message. */
@Provider
public class ProblemMapper implements ExceptionMapper<RuntimeException> {

    private static final System.Logger LOG = System.getLogger(ProblemMapper.class.getName());

    @Inject
    HttpAnswers answers;

    @Override
    public Response toResponse(RuntimeException exception) {
        if (exception instanceof WebApplicationException http
                && http.getResponse().getStatus() < 500) {
            int status = http.getResponse().getStatus();
            Response problem =
                    answers.refusal(endOf(status), "The request was refused with status " + status, Facts.NONE);
            return Response.fromResponse(problem).status(status).build();
        }
        LOG.log(Level.ERROR, "request failed", exception);
        return answers.refusal(End.INTERNAL, End.INTERNAL.words(), Facts.NONE);
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
