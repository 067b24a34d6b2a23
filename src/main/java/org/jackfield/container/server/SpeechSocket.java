package org.jackfield.container.server;

import jakarta.inject.Inject;
import jakarta.websocket.CloseReason;
import jakarta.websocket.OnClose;
import jakarta.websocket.OnError;
import jakarta.websocket.OnMessage;
import jakarta.websocket.OnOpen;
import jakarta.websocket.PongMessage;
import jakarta.websocket.Session;
import jakarta.websocket.server.ServerEndpoint;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.jackfield.container.EndpointBridge;
import org.jackfield.speech.SpeechEndpoint;

/** The socket of text to speech. The container makes one for each client. */
@ServerEndpoint(SpeechEndpoint.SPEECH_PATH)
public class SpeechSocket {

    @Inject
    ClientSocket clients;

    private volatile Optional<EndpointBridge> bridge = Optional.empty();

    @OnOpen
    public void opened(Session session) {
        bridge = clients.open(SpeechEndpoint.SPEECH, session);
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
}
