package org.jackfield.container.client;

import jakarta.websocket.Endpoint;
import jakarta.websocket.WebSocketContainer;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.jackfield.container.reflect.Internals;

/**
 * The network connection of a dial that Tyrus has given up.
 *
 * <p>With a shared transport Tyrus leaves it open until the upstream closes it, and all that belongs to the dial hangs on it.
 * It is looked for among the connections of that transport, by the endpoint at the end of its chain of filters.
 */
final class AbandonedDial {

    private static final String SOCKET = "org.glassfish.tyrus.container.grizzly.client.GrizzlyClientSocket";

    private AbandonedDial() {}

    /** Drops the connection, if the container is one of Tyrus and the connection is still there. */
    static void drop(WebSocketContainer container, Endpoint endpoint) {
        if (!Internals.isTyrus(container)) {
            return;
        }
        try {
            Internals.field(container, "container").stream()
                    .flatMap(grizzly -> Internals.staticField(grizzly.getClass(), SOCKET, "transport").stream())
                    .flatMap(AbandonedDial::connections)
                    .filter(connection -> belongs(connection, endpoint))
                    .forEach(connection -> Internals.call(connection, "terminateSilently"));
        } catch (ClosedSelectorException e) {
            // The transport has been shut down, and all its connections with it.
        }
    }

    private static Stream<Object> connections(Object transport) {
        return Internals.call(transport, "getSelectorRunners").stream()
                .flatMap(runners -> Arrays.stream((Object[]) runners))
                .flatMap(runner -> Internals.call(runner, "getSelector").stream())
                .flatMap(selector -> ((Selector) selector).keys().stream())
                .map(SelectionKey::attachment)
                .flatMap(Stream::ofNullable);
    }

    private static boolean belongs(Object connection, Endpoint endpoint) {
        Optional<Object> filters = Internals.call(connection, "getProcessor");
        return filters.isPresent() && filters.get() instanceof Iterable<?> chain && isIn(chain, endpoint);
    }

    private static boolean isIn(Iterable<?> chain, Endpoint endpoint) {
        for (Object filter : chain) {
            Optional<Object> found = Internals.field(filter, "engine")
                    .flatMap(engine -> Internals.field(engine, "endpointWrapper"))
                    .flatMap(wrapper -> Internals.field(wrapper, "endpoint"));
            if (found.isPresent() && found.get() == endpoint) {
                return true;
            }
        }
        return false;
    }
}
