package org.jackfield.health;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;
import org.jackfield.node.Drain;

/** Whether this node takes sessions: not once it is being emptied. Served by the servers' own health too. */
@Readiness
@ApplicationScoped
public class DrainCheck implements HealthCheck {

    static final String NODE = "node";
    static final String REASON = "reason";
    static final String DRAINING = "draining";

    @Inject
    Drain drain;

    @Override
    public HealthCheckResponse call() {
        boolean draining = drain.isDraining();
        HealthCheckResponseBuilder answer = HealthCheckResponse.named(NODE).status(!draining);
        return (draining ? answer.withData(REASON, DRAINING) : answer).build();
    }
}
