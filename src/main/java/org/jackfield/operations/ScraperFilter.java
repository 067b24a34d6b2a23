package org.jackfield.operations;

import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.ext.Provider;
import org.jackfield.access.AdminSettings;
import org.jackfield.access.OperatorKey;

/** Asks for the metrics key or the admin key. */
@Provider
@ScrapersOnly
@Priority(Priorities.AUTHENTICATION)
public class ScraperFilter implements ContainerRequestFilter {

    @Inject
    AdminSettings settings;

    @Inject
    OperatorAnswers answers;

    @Override
    public void filter(ContainerRequestContext request) {
        answers.check(new OperatorKey(settings.forMetrics()), request);
    }
}
