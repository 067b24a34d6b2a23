package org.jackfield.socket;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.websocket.Session;
import java.time.Clock;
import java.util.Optional;
import org.jackfield.relay.Relay;
import org.jackfield.relay.RelayOpener;
import org.jackfield.relay.RelaySettings;
import org.jackfield.relay.speech.SpeechEndpoint;
import org.jackfield.session.SessionSettings;
import org.jackfield.upstream.Resolution;
import org.jackfield.upstream.Upstreams;
import org.jackfield.wire.End;

/** What the speech endpoints have in common: a relay for each client whose handshake passed the upgrade gate. */
@ApplicationScoped
public class ClientSocket {

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

    /** The bridge of a new client; the session is closed if its query does not hold any more. */
    Optional<EndpointBridge> open(SpeechEndpoint endpoint, Session session) {
        String query = Optional.ofNullable(session.getQueryString()).orElse("");
        if (upstreams.resolve(endpoint.capability(), query) instanceof Resolution.Resolved resolved) {
            Relay relay = opener.open(
                    endpoint.line(resolved.route(), upstreams.gateway().notice(), clock));
            EndpointBridge bridge = EndpointBridge.ofServer(relay.clientSide(), limits(), timer, trouble(relay));
            bridge.opened(session);
            return Optional.of(bridge);
        }
        Transport.close(session, End.PARAMETER.close());
        return Optional.empty();
    }

    private EndpointBridge.Limits limits() {
        return new EndpointBridge.Limits(
                relays.maxMessageBytes(), sessions.idleLimit().plus(sessions.silenceLimit()));
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
