package org.jackfield.container.server;

import java.security.Principal;
import org.jackfield.access.Endpoint;
import org.jackfield.access.EndpointGate;

/**
 * A client whose upgrade was admitted: what it asked for, resolved once, and what it was granted. It is the principal of the
 * request and so of its WebSocket, which is how it gets there.
 */
record AdmittedClient(EndpointGate.Entry<Endpoint.Opening> entry) implements Principal {

    @Override
    public String getName() {
        return entry.grant().identity().name();
    }

    @Override
    public String toString() {
        return "AdmittedClient[" + getName() + "]";
    }
}
