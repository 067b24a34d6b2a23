package org.jackfield.container.server;

import java.security.Principal;
import java.util.function.Supplier;
import org.jackfield.access.Endpoint;
import org.jackfield.access.EndpointGate;
import org.jackfield.wire.ConnectionListener;

/**
 * A client whose upgrade was admitted: who it is, and what listens to it once its WebSocket is open. It is the principal of
 * the request and so of its WebSocket, which is how it gets there.
 *
 * @param name of who it is
 * @param listener made once, when the WebSocket is open
 * @param release gives back what is kept for the client, if no listener could be made
 */
record AdmittedClient(String name, Supplier<ConnectionListener> listener, Runnable release) implements Principal {

    static AdmittedClient of(EndpointGate.Entry<Endpoint.Opening> entry) {
        return new AdmittedClient(
                entry.grant().identity().name(),
                () -> entry.what().open(entry.grant()),
                () -> entry.grant().slot().release());
    }

    @Override
    public String getName() {
        return name;
    }

    @Override
    public String toString() {
        return "AdmittedClient[" + name + "]";
    }
}
