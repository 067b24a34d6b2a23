package org.jackfield.container;

import static org.junit.jupiter.api.Assertions.assertEquals;

import jakarta.websocket.CloseReason;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;
import org.jackfield.container.reflect.TyrusTimer;
import org.jackfield.relay.Relay;
import org.jackfield.testing.fakes.Exchange;
import org.jackfield.testing.fakes.FakeConnection;
import org.jackfield.testing.fakes.FakeSession;
import org.jackfield.upstream.Capability;
import org.jackfield.wire.Close;
import org.jackfield.wire.Connection;
import org.jackfield.wire.ConnectionListener;
import org.jackfield.wire.Message;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** An exception in any callback of a client ends its session as an internal error and releases the upstream. */
class ListenerFailureTest {

    enum Callback {
        TEXT,
        BINARY,
        PONG
    }

    private final Exchange exchange = new Exchange();
    private final FakeSession session = new FakeSession();
    private final Relay relay = exchange.relay(Capability.SPEECH_TO_TEXT);
    private final EndpointBridge bridge = EndpointBridge.ofServer(
            new FailingLater(relay.clientSide()),
            new EndpointBridge.Limits(1024, 1024, Duration.ofMinutes(1)),
            new TyrusTimer(),
            new EndpointBridge.Trouble() {
                @Override
                public void tooLarge() {
                    relay.clientSide().tooLarge();
                }

                @Override
                public void broken() {
                    relay.clientSide().failed();
                }
            });

    @ParameterizedTest
    @EnumSource(Callback.class)
    void anExceptionInACallbackClosesBothLegs(Callback callback) {
        bridge.opened(session.session());
        FakeConnection upstream = exchange.dialer.succeed();
        switch (callback) {
            case TEXT -> bridge.text("x", true);
            case BINARY -> bridge.binary(ByteBuffer.allocate(2), true);
            case PONG -> bridge.ponged();
        }
        CloseReason sent = (CloseReason) session.called("close");
        assertEquals(Close.INTERNAL_ERROR, sent.getCloseCode().getCode());
        assertEquals("internal", sent.getReasonPhrase());
        assertEquals(Optional.of(Close.FAILED), upstream.closed());
        exchange.dialer.upstream().ended(Close.DONE);
        bridge.closed(sent);
        assertEquals(0, exchange.registry.size());
    }

    private record FailingLater(ConnectionListener inner) implements ConnectionListener {
        @Override
        public void opened(Connection connection) {
            inner.opened(connection);
        }

        @Override
        public void received(Message message) {
            throw new IllegalStateException("secret");
        }

        @Override
        public void ponged() {
            throw new IllegalStateException("secret");
        }

        @Override
        public void ended(Close close) {
            inner.ended(close);
        }
    }
}
