package org.jackfield.health;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;
import org.jackfield.upstream.Upstreams;

/** Whether sessions can be opened: the chosen gateway has all its settings. Served by the servers' own health too. */
@Readiness
@ApplicationScoped
public class ReadinessCheck implements HealthCheck {

    static final String GATEWAY = "gateway";

    @Inject
    Upstreams upstreams;

    @Override
    public HealthCheckResponse call() {
        List<String> missing = upstreams.missing();
        HealthCheckResponseBuilder answer = HealthCheckResponse.named(GATEWAY).status(missing.isEmpty());
        if (!missing.isEmpty()) {
            answer.withData("missing", String.join(", ", missing));
        }
        return answer.withData("name", upstreams.gateway().name()).build();
    }
}
