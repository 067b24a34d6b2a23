package org.jackfield.container.server;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.websocket.Session;
import java.time.Clock;
import java.util.Optional;
import org.jackfield.access.Grant;
import org.jackfield.container.EndpointBridge;
import org.jackfield.container.reflect.Transport;
import org.jackfield.container.reflect.TyrusTimer;
import org.jackfield.problem.End;
import org.jackfield.relay.Relay;
import org.jackfield.relay.RelayOpener;
import org.jackfield.relay.RelaySettings;
import org.jackfield.session.SessionSettings;
import org.jackfield.speech.SpeechEndpoint;
import org.jackfield.upstream.Resolution;
import org.jackfield.upstream.Upstreams;

/** What the speech endpoints have in common: a relay for each client whose handshake passed the upgrade gate. */
@ApplicationScoped
public class ClientSocket {

    private static final System.Logger LOG = System.getLogger(ClientSocket.class.getName());

    @Inject
    RelayOpener opener;

    @Inject
    Upstreams upstreams;

    @Inject
    SessionSettings sessions;

    @Inject
    RelaySettings relays;

    @Inject
    TyrusTimer timer;

    @Inject
    Clock clock;

    /** The bridge of a new client; the session is closed if there can be none, e.g. because its query does not hold any more. */
    Optional<EndpointBridge> open(SpeechEndpoint endpoint, Session session) {
        if (!(session.getUserPrincipal() instanceof Grant grant)) {
            Transport.close(session, End.INTERNAL.close());
            return Optional.empty();
        }
        try {
            return open(endpoint, session, grant);
        } catch (RuntimeException bug) {
            LOG.log(
                    System.Logger.Level.ERROR,
                    "A session did not open: {0}",
                    bug.getClass().getName());
            grant.slot().release();
            Transport.close(session, End.INTERNAL.close());
            return Optional.empty();
        }
    }

    private Optional<EndpointBridge> open(SpeechEndpoint endpoint, Session session, Grant grant) {
        String query = Optional.ofNullable(session.getQueryString()).orElse("");
        if (upstreams.resolve(endpoint.capability(), query) instanceof Resolution.Resolved resolved) {
            Relay relay = opener.open(
                    endpoint.line(resolved.route(), upstreams.gateway().notice(), clock), grant);
            EndpointBridge bridge = EndpointBridge.ofServer(relay.clientSide(), limits(), timer, trouble(relay));
            bridge.opened(session);
            return Optional.of(bridge);
        }
        grant.slot().release();
        Transport.close(session, End.PARAMETER.close());
        return Optional.empty();
    }

    private EndpointBridge.Limits limits() {
        return new EndpointBridge.Limits(
                relays.maxMessageBytes(),
                relays.maxFragments(),
                sessions.idleLimit().plus(sessions.silenceLimit()));
    }

    private static EndpointBridge.Trouble trouble(Relay relay) {
        return new EndpointBridge.Trouble() {
            @Override
            public void tooLarge() {
                relay.tooLarge();
            }

            @Override
            public void broken() {
                relay.end(End.INTERNAL);
            }
        };
    }
}
