package org.jackfield.health;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;
import org.jackfield.access.Endpoint;
import org.jackfield.access.EndpointGate;
import org.jackfield.upstream.Upstreams;

/** Whether sessions can be opened: the chosen gateway has all its settings. Served by the servers' own health too. */
@Readiness
@ApplicationScoped
public class ReadinessCheck implements HealthCheck {

    static final String GATEWAY = "gateway";

    @Inject
    Upstreams upstreams;

    @Inject
    EndpointGate gate;

    /** What the gateway needs, or an endpoint that is served, and is not set. */
    static List<String> missing(Upstreams upstreams, EndpointGate gate) {
        Stream<String> ofEndpoints =
                gate.endpoints().stream().filter(Endpoint::isServed).flatMap(endpoint -> endpoint.missing().stream());
        return Stream.concat(upstreams.missing().stream(), ofEndpoints)
                .distinct()
                .toList();
    }

    @Override
    public HealthCheckResponse call() {
        List<String> missing = missing(upstreams, gate);
        HealthCheckResponseBuilder answer = HealthCheckResponse.named(GATEWAY).status(missing.isEmpty());
        if (!missing.isEmpty()) {
            answer.withData("missing", String.join(", ", missing));
        }
        return answer.withData("name", upstreams.gateway().name()).build();
    }
}
