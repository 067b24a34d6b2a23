package org.jackfield.container;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.websocket.CloseReason;
import jakarta.websocket.CloseReason.CloseCodes;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jackfield.container.reflect.TyrusTimer;
import org.jackfield.testing.fakes.FakeSession;
import org.jackfield.testing.upstream.DialRecorder;
import org.jackfield.wire.Close;
import org.jackfield.wire.Connection;
import org.jackfield.wire.ConnectionListener;
import org.jackfield.wire.Message;
import org.junit.jupiter.api.Test;

class EndpointBridgeTest {

    private static final EndpointBridge.Limits LIMITS = new EndpointBridge.Limits(8, 3, Duration.ofMinutes(1));

    private final FakeSession session = new FakeSession();
    private final DialRecorder listener = new DialRecorder();
    private final List<String> troubles = new ArrayList<>();

    private EndpointBridge bridge(ConnectionListener to) {
        EndpointBridge bridge = EndpointBridge.ofServer(to, LIMITS, new TyrusTimer(), new EndpointBridge.Trouble() {
            @Override
            public void tooLarge() {
                troubles.add("tooLarge");
            }

            @Override
            public void broken() {
                troubles.add("broken");
            }
        });
        bridge.opened(session.session());
        bridge.listenTo(session.session());
        return bridge;
    }

    @Test
    void theSessionIsGivenItsLimitsAndThreeHandlers() {
        bridge(listener);
        assertEquals(60_000L, session.called("setMaxIdleTimeout"));
        assertEquals(8 + (1 << 20), session.called("setMaxTextMessageBufferSize"));
        assertEquals(8 + (1 << 20), session.called("setMaxBinaryMessageBufferSize"));
        assertEquals(3, session.handlers());
    }

    @Test
    void messagesArePassedOnAsTheyAre() {
        bridge(listener);
        session.receive(String.class, "text");
        byte[] reused = {1, 2, 3};
        session.receive(ByteBuffer.class, ByteBuffer.wrap(reused, 1, 2));
        reused[1] = 9;
        assertEquals(Message.text("text"), listener.awaitMessage());
        assertArrayEquals(new byte[] {2, 3}, ((Message.Binary) listener.awaitMessage()).copy());
    }

    @Test
    void aMessageThatIsTooLongIsTheOwnersMatterAndTheLastOne() {
        bridge(listener);
        session.receive(String.class, "ééééé");
        session.receive(String.class, "more");
        session.receive(ByteBuffer.class, ByteBuffer.allocate(100));
        assertEquals(List.of("tooLarge"), troubles);
        assertFalse(listener.hasEnded());
    }

    @Test
    void theEndIsToldOnce() {
        EndpointBridge bridge = bridge(listener);
        bridge.closed(new CloseReason(CloseCodes.getCloseCode(4000), "bye"));
        bridge.closed(new CloseReason(CloseCodes.GOING_AWAY, null));
        assertEquals(new Close(4000, "bye"), listener.awaitEnd());
        listener.assertToldOnce();
    }

    @Test
    void anErrorOfAnOpenSessionIsNotItsEnd() {
        EndpointBridge bridge = bridge(listener);
        bridge.failed(session.session(), new IOException("secret"));
        assertFalse(listener.hasEnded());
        session.setOpen(false);
        bridge.failed(session.session(), new IOException("secret"));
        assertEquals(Close.LOST, listener.awaitEnd());
    }

    @Test
    void anExceptionOfTheListenerIsCaughtAndReported() {
        EndpointBridge bridge = bridge(new Throwing());
        session.receive(String.class, "x");
        bridge.closed(new CloseReason(CloseCodes.NORMAL_CLOSURE, ""));
        assertEquals(List.of("broken", "broken", "broken"), troubles);
    }

    @Test
    void closesAreMadeSendable() {
        bridge(listener);
        listener.awaitOpen().close(new Close(1006, "x".repeat(200)));
        CloseReason sent = (CloseReason) session.called("close");
        assertEquals(Close.INTERNAL_ERROR, sent.getCloseCode().getCode());
        assertEquals(123, sent.getReasonPhrase().length());
    }

    @Test
    void aWriteThatThrowsIsAFailedWrite() {
        bridge(listener);
        assertTrue(listener.send(Message.text("fine")));
        session.breakWrites();
        assertFalse(listener.send(Message.text("lost")));
        assertFalse(listener.send(Message.binary(new byte[1])));
        listener.awaitOpen().ping();
    }

    @Test
    void anAbortIsTheEnd() {
        bridge(listener);
        listener.awaitOpen().abort();
        assertEquals(Close.LOST, listener.awaitEnd());
        assertFalse(listener.send(Message.text("late")));
    }

    private static final class Throwing implements ConnectionListener {
        @Override
        public void opened(Connection connection) {
            throw new IllegalStateException("secret");
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
            throw new IllegalStateException("secret");
        }
    }
}
