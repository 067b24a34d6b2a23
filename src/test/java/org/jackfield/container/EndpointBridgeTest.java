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
import org.jackfield.wire.Leftovers;
import org.jackfield.wire.Message;
import org.jackfield.wire.PartBudget;
import org.junit.jupiter.api.Test;

class EndpointBridgeTest {

    private final Leftovers leftovers = new Leftovers(3, 20);
    private final EndpointBridge.Limits limits =
            new EndpointBridge.Limits(8, 8, 3, PartBudget.unbounded(), leftovers, Duration.ofMinutes(1));
    private final FakeSession session = new FakeSession();
    private final DialRecorder listener = new DialRecorder();
    private final List<String> troubles = new ArrayList<>();

    private EndpointBridge bridge(ConnectionListener to) {
        EndpointBridge bridge = EndpointBridge.ofServer(to, limits, new TyrusTimer(), new EndpointBridge.Trouble() {
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

    @Test
    void whatComesBehindOurCloseIsThrownAwayUntilItIsTooMuch() {
        bridge(listener);
        listener.awaitOpen().close(Close.GONE);

        session.receive(ByteBuffer.class, ByteBuffer.allocate(20));
        assertFalse(listener.hasEnded());
        assertEquals(0, leftovers.overruns());

        session.receive(ByteBuffer.class, ByteBuffer.allocate(1));
        session.receive(ByteBuffer.class, ByteBuffer.allocate(1));
        assertEquals(Close.LOST, listener.awaitEnd());
        assertEquals(1, leftovers.overruns());
        assertEquals(List.of(), troubles);
    }

    @Test
    void whatComesBehindOurCloseIsReadSoOftenAtMost() {
        bridge(listener);
        listener.awaitOpen().close(Close.GONE);

        for (int i = 0; i < 3; i++) {
            session.receive(String.class, "");
        }
        assertFalse(listener.hasEnded());
        session.receive(String.class, "");
        assertEquals(Close.LOST, listener.awaitEnd());
        assertEquals(1, leftovers.overruns());
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
