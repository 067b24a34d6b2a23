package org.jackfield.container.server;

import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.websocket.CloseReason;
import jakarta.websocket.OnClose;
import jakarta.websocket.OnError;
import jakarta.websocket.OnMessage;
import jakarta.websocket.OnOpen;
import jakarta.websocket.PongMessage;
import jakarta.websocket.Session;
import jakarta.websocket.server.ServerEndpoint;
import java.nio.ByteBuffer;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jackfield.access.RequestPath;
import org.jackfield.container.EndpointBridge;
import org.jackfield.container.reflect.NetworkConnection;
import org.jackfield.container.reflect.TyrusTimer;
import org.jackfield.node.Safeguards;
import org.jackfield.problem.End;
import org.jackfield.relay.RelaySettings;
import org.jackfield.session.SessionSettings;
import org.jackfield.wire.Clockwork;
import org.jackfield.wire.ConnectionListener;
import org.jackfield.wire.Leftovers;
import org.jackfield.wire.PartBudget;

/**
 * The socket of every client, whichever endpoint it asked for, and of those of the sandbox: the gate before it has found that
 * out, admitted the client and hands on as the principal what listens to it. Nobody gets here past the gate. The container
 * makes one for each client.
 */
@ServerEndpoint(ClientSocket.PATH)
public class ClientSocket {

    /** Where the container has it; the gate turns away whoever asks for this path itself. */
    static final String PATH = "/client-socket";

    private static final System.Logger LOG = System.getLogger(ClientSocket.class.getName());

    @Inject
    SessionSettings sessions;

    @Inject
    RelaySettings relays;

    @Inject
    PartBudget parts;

    @Inject
    Leftovers leftovers;

    @Inject
    TyrusTimer timer;

    @Inject
    Safeguards safeguards;

    @Inject
    @Clockwork
    ScheduledExecutorService clockwork;

    private volatile Optional<EndpointBridge> bridge = Optional.empty();

    /** Whether somebody asks for this path itself, as the gate reads it or as the container does. */
    static boolean isAt(RequestPath address, HttpServletRequest request) {
        String mapped = request.getServletPath() + Objects.requireNonNullElse(request.getPathInfo(), "");
        return address.text().equals(PATH) || mapped.equals(PATH);
    }

    @OnOpen
    public void opened(Session session) {
        if (session.getUserPrincipal() instanceof AdmittedClient client) {
            open(session, client);
        } else {
            turnAway(session, End.NOT_FOUND);
        }
    }

    private void open(Session session, AdmittedClient client) {
        try {
            ConnectionListener listener = client.listener().get();
            EndpointBridge opening = EndpointBridge.ofServer(listener, limits(), timer, new Forwarding(listener));
            bridge = Optional.of(opening);
            opening.opened(session);
            safeguards.checked(opening.missing());
        } catch (RuntimeException bug) {
            LOG.log(
                    System.Logger.Level.ERROR,
                    "A session did not open: {0}",
                    bug.getClass().getName());
            client.release().run();
            turnAway(session, End.INTERNAL);
        }
    }

    /** Ends a socket that nobody listens to; its client has the usual time to go. */
    private void turnAway(Session session, End end) {
        NetworkConnection network = NetworkConnection.ofServer(session, () -> {});
        network.closing(leftovers.mostReads(), network::abort);
        network.close(end.close(), network::abort);
        ScheduledFuture<?> unused =
                clockwork.schedule(network::abort, sessions.closeLimit().toMillis(), TimeUnit.MILLISECONDS);
    }

    private EndpointBridge.Limits limits() {
        return new EndpointBridge.Limits(
                relays.maxTextBytes(),
                relays.maxBinaryBytes(),
                relays.maxFragments(),
                parts,
                leftovers,
                sessions.idleLimit().plus(sessions.silenceLimit()));
    }

    @OnMessage
    public void text(String part, boolean last) {
        bridge.ifPresent(open -> open.text(part, last));
    }

    @OnMessage
    public void binary(ByteBuffer part, boolean last) {
        bridge.ifPresent(open -> open.binary(part, last));
    }

    @OnMessage
    public void ponged(PongMessage pong) {
        bridge.ifPresent(EndpointBridge::ponged);
    }

    @OnClose
    public void closed(CloseReason reason) {
        bridge.ifPresent(open -> open.closed(reason));
    }

    @OnError
    public void failed(Session session, Throwable error) {
        bridge.ifPresent(open -> open.failed(session, error));
    }

    /** The listener itself decides what becomes of its trouble. */
    private record Forwarding(ConnectionListener listener) implements EndpointBridge.Trouble {

        @Override
        public void tooLarge() {
            listener.tooLarge();
        }

        @Override
        public void withoutRoom() {
            listener.withoutRoom();
        }

        @Override
        public void broken() {
            listener.failed();
        }
    }
}
