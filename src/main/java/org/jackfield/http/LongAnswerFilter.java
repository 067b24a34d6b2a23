package org.jackfield.http;

import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;
import org.jackfield.access.RefusalListener;
import org.jackfield.problem.End;

/** Turns away who asks for a long answer over a connection that cannot be dropped. */
@Provider
@LongAnswer
@Priority(Priorities.AUTHENTICATION)
public class LongAnswerFilter implements ContainerRequestFilter {

    @Inject
    HttpProblems problems;

    @Inject
    RefusalListener refusals;

    @Context
    @SuppressWarnings("NullAway.Init")
    HttpServletRequest http;

    @Override
    public void filter(ContainerRequestContext request) {
        if (HttpVersions.isShared(http.getProtocol())) {
            refusals.refused(End.HTTP_VERSION);
            request.abortWith(problems.answer(End.HTTP_VERSION).response());
        }
    }
}
