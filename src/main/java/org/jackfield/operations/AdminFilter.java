package org.jackfield.operations;

import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.ext.Provider;
import org.jackfield.access.AdminSettings;

/** Asks for the admin key. */
@Provider
@Guarded
@Priority(Priorities.AUTHENTICATION)
public class AdminFilter implements ContainerRequestFilter {

    @Inject
    AdminSettings settings;

    @Inject
    OperatorAnswers answers;

    @Override
    public void filter(ContainerRequestContext request) {
        answers.check(new Guard(settings.forAll()), request);
    }
}
