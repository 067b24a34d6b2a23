package org.jackfield.container.server;

import jakarta.inject.Inject;
import jakarta.websocket.CloseReason;
import jakarta.websocket.OnClose;
import jakarta.websocket.OnError;
import jakarta.websocket.OnMessage;
import jakarta.websocket.OnOpen;
import jakarta.websocket.PongMessage;
import jakarta.websocket.Session;
import jakarta.websocket.server.PathParam;
import jakarta.websocket.server.ServerEndpoint;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;
import org.jackfield.container.EndpointBridge;
import org.jackfield.container.reflect.Transport;
import org.jackfield.container.reflect.TyrusTimer;
import org.jackfield.problem.End;
import org.jackfield.sandbox.Sandbox;
import org.jackfield.sandbox.SandboxDecision;
import org.jackfield.sandbox.SandboxGate;
import org.jackfield.sandbox.SandboxGateway;
import org.jackfield.sandbox.SandboxRequest;
import org.jackfield.upstream.Upstreams;
import org.jackfield.wire.Close;

/** The provider's side of the sandbox, reached over a real socket like any other. Its handshake has passed the gate. */
@ServerEndpoint("/sandbox/v1/{account}/{gateway}/workers-ai")
public class SandboxSocket {

    private static final EndpointBridge.Limits LIMITS =
            new EndpointBridge.Limits(1 << 20, 1024, Duration.ofMinutes(10));

    @Inject
    Upstreams upstreams;

    @Inject
    SandboxGate gate;

    @Inject
    Sandbox sandbox;

    @Inject
    TyrusTimer timer;

    private volatile Optional<EndpointBridge> bridge = Optional.empty();

    @OnOpen
    public void opened(Session session, @PathParam("account") String account, @PathParam("gateway") String gateway) {
        String query = Optional.ofNullable(session.getQueryString()).orElse("");
        SandboxDecision decision = gate.readmit(new SandboxRequest(account, gateway, query, Optional.empty()));
        if (upstreams.gateway().name().equals(SandboxGateway.NAME)
                && decision instanceof SandboxDecision.Accepted accepted) {
            EndpointBridge open =
                    EndpointBridge.ofServer(sandbox.accept(accepted), LIMITS, timer, new Closing(session));
            bridge = Optional.of(open);
            open.opened(session);
        } else {
            Transport.close(session, End.NOT_FOUND.close());
        }
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

    /** Trouble ends the connection, as it does at the real ones. */
    private record Closing(Session session) implements EndpointBridge.Trouble {

        @Override
        public void tooLarge() {
            Transport.close(session, new Close(Close.TOO_BIG, "BIG-0000"));
        }

        @Override
        public void broken() {
            Transport.close(session, new Close(Close.INTERNAL_ERROR, "NET-0002"));
        }
    }
}
