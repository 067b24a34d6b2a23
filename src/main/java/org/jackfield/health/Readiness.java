package org.jackfield.health;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.jackfield.upstream.Upstreams;

/** Whether sessions can be opened: the chosen gateway has all its settings. Served by the servers' own health too. */
@org.eclipse.microprofile.health.Readiness
@ApplicationScoped
public class Readiness implements HealthCheck {

    static final String GATEWAY = "gateway";

    @Inject
    Upstreams upstreams;

    /** The environment names of what is missing; empty if the deployment is ready. */
    public List<String> missing() {
        return upstreams.missing();
    }

    public String gateway() {
        return upstreams.gateway().name();
    }

    @Override
    public HealthCheckResponse call() {
        List<String> missing = missing();
        HealthCheckResponseBuilder answer = HealthCheckResponse.named(GATEWAY).status(missing.isEmpty());
        if (!missing.isEmpty()) {
            answer.withData("missing", String.join(", ", missing));
        }
        return answer.withData("name", gateway()).build();
    }
}
