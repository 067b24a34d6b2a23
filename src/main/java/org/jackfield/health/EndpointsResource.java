package org.jackfield.health;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.bind.annotation.JsonbPropertyOrder;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Locale;
import org.jackfield.access.Endpoint;
import org.jackfield.access.EndpointGate;

/** The inventory of all endpoints that clients are patched to, as they declare themselves. */
@Path("/endpoints")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
public class EndpointsResource {

    /** The answer. */
    public record Inventory(List<Entry> endpoints) {}

    /**
     * One endpoint.
     *
     * @param kind the kind of its sessions
     * @param served whether this deployment serves it
     * @param missing the environment names of settings that it needs and that are not set
     * @param ways its addresses, that of the WebSocket first
     */
    @JsonbPropertyOrder({"kind", "served", "missing", "ways"})
    public record Entry(String kind, boolean served, List<String> missing, List<Address> ways) {

        static Entry of(Endpoint endpoint) {
            List<Address> ways = endpoint.ways().stream()
                    .map(way -> new Address(
                            way.transport().name().toLowerCase(Locale.ROOT),
                            way.method(),
                            way.path().text()))
                    .toList();
            return new Entry(endpoint.kind(), endpoint.isServed(), endpoint.missing(), ways);
        }
    }

    /**
     * One of its addresses.
     *
     * @param transport {@code websocket}, {@code events} or {@code http}
     * @param method the HTTP method
     * @param path below the context root; a name in braces stands for a value
     */
    @JsonbPropertyOrder({"transport", "method", "path"})
    public record Address(String transport, String method, String path) {}

    @Inject
    EndpointGate gate;

    @GET
    public Inventory inventory() {
        return new Inventory(gate.endpoints().stream().map(Entry::of).toList());
    }
}
