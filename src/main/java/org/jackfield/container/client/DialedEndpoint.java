package org.jackfield.container.client;

import jakarta.websocket.CloseReason;
import jakarta.websocket.Endpoint;
import jakarta.websocket.EndpointConfig;
import jakarta.websocket.Session;
import java.util.function.Function;
import org.jackfield.container.EndpointBridge;
import org.jackfield.container.reflect.NetworkConnection;
import org.jackfield.container.reflect.Transport;
import org.jackfield.upstream.dial.DialAttempt;
import org.jackfield.wire.Close;
import org.jspecify.annotations.Nullable;

/** The client's endpoint of one dial. */
final class DialedEndpoint extends Endpoint {

    private final DialAttempt attempt;
    private final EndpointBridge bridge;
    private volatile @Nullable Session session;

    /** @param bridging makes the bridge for the owner of the session, which is this endpoint */
    DialedEndpoint(DialAttempt attempt, Function<EndpointBridge.Trouble, EndpointBridge> bridging) {
        this.attempt = attempt;
        this.bridge = bridging.apply(new Ending());
    }

    @Override
    public void onOpen(Session opened, EndpointConfig config) {
        session = opened;
        if (attempt.opened()) {
            bridge.opened(opened);
            bridge.listenTo(opened);
        } else {
            NetworkConnection.ofClient(opened).abort();
        }
    }

    @Override
    public void onClose(Session closed, CloseReason reason) {
        bridge.closed(reason);
    }

    @Override
    public void onError(Session failed, Throwable error) {
        bridge.failed(failed, error);
    }

    /** Ends the session at its first trouble. */
    private final class Ending implements EndpointBridge.Trouble {

        @Override
        public void tooLarge() {
            end(new Close(Close.TOO_BIG, ""));
        }

        @Override
        public void broken() {
            end(Close.FAILED);
        }

        private void end(Close why) {
            bridge.ended(why);
            Session open = session;
            if (open != null) {
                Transport.close(open, why);
            }
        }
    }
}
