package org.jackfield.health;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.bind.annotation.JsonbPropertyOrder;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import org.jackfield.access.EndpointGate;
import org.jackfield.node.Drain;
import org.jackfield.node.Safeguards;
import org.jackfield.upstream.Upstreams;

/** Health at one address on both servers, in the JSON of MicroProfile Health. */
@Path("/health")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
public class HealthResource {

    /** The answer: UP or DOWN, and each check. */
    @JsonbPropertyOrder({"status", "checks"})
    public record Health(String status, List<Check> checks) {}

    /** One check and what it found. */
    @JsonbPropertyOrder({"name", "status", "data"})
    public record Check(String name, String status, Map<String, Object> data) {}

    private static final Build BUILD = Build.running();

    /** After how many seconds a node that is not ready may be asked again. */
    private static final String AGAIN_SECONDS = "2";

    @Inject
    Upstreams upstreams;

    @Inject
    EndpointGate gate;

    @Inject
    Drain drain;

    @Inject
    Safeguards safeguards;

    @GET
    @Path("/live")
    public Health live() {
        Map<String, Object> build = Map.of("version", BUILD.version(), "built", BUILD.built());
        return new Health("UP", List.of(new Check("build", "UP", build)));
    }

    @GET
    @Path("/ready")
    public Response ready() {
        List<String> missing = ReadinessCheck.missing(upstreams, gate);
        String gateway = upstreams.gateway().name();
        boolean configured = missing.isEmpty();
        boolean draining = drain.isDraining();
        boolean up = configured && !draining;
        Map<String, Object> found = configured ? Map.of("name", gateway) : Map.of("name", gateway, "missing", missing);
        Map<String, Object> reason = draining ? Map.of(DrainCheck.REASON, DrainCheck.DRAINING) : Map.of();
        List<Check> checks = List.of(
                new Check(ReadinessCheck.GATEWAY, word(configured), found),
                new Check(DrainCheck.NODE, word(!draining), reason),
                new Check("safeguards", "UP", Map.of("missing", safeguards.missing())));
        Response.ResponseBuilder answer = Response.status(up ? 200 : 503).entity(new Health(word(up), checks));
        return (up ? answer : answer.header(HttpHeaders.RETRY_AFTER, AGAIN_SECONDS)).build();
    }

    private static String word(boolean up) {
        return up ? "UP" : "DOWN";
    }
}
