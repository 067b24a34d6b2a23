package org.jackfield.relay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jackfield.problem.Details;
import org.jackfield.problem.End;
import org.jackfield.testing.fakes.Exchange;
import org.jackfield.testing.fakes.FakeConnection;
import org.jackfield.wire.Close;
import org.jackfield.wire.Message;
import org.jackfield.wire.Offered;
import org.jackfield.wire.SendQueue;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A call whose client is answered while the upstream speaks, at the client's pace. */
class AnsweredCallTest {

    private static final int PIECE_BYTES = 100_000;

    private final Exchange exchange = new Exchange();
    private final List<String> outcome = new ArrayList<>();
    private final FakeConnection client = new FakeConnection();
    private final OneShot call =
            exchange.opener().prepare("test", Exchange.GRANT, PlainEnvelope.ROUTE, (id, queue) -> new Echo(queue));

    /** Hands all audio on; a text says that there is no more. */
    private final class Echo implements OneShotCall {

        private final SendQueue queue;
        private Stage stage = Stage.WAITING;

        Echo(SendQueue queue) {
            this.queue = queue;
        }

        @Override
        public List<Message> words() {
            return List.of();
        }

        @Override
        public Optional<End> heard(Message answer) {
            stage = answer instanceof Message.Text ? Stage.SAID : Stage.SPEAKING;
            return queue.offer(answer) == Offered.FULL ? Optional.of(End.CLIENT_SLOW) : Optional.empty();
        }

        @Override
        public Stage stage() {
            return stage;
        }

        @Override
        public void over(End end, Details details) {
            outcome.add(end.code());
            queue.end(end.close());
        }
    }

    private FakeConnection upstream;

    @BeforeEach
    void theCallBegins() {
        client.hold();
        call.clientSide().opened(client);
        upstream = exchange.dialer.succeed();
    }

    private void speak(int pieces) {
        for (int i = 0; i < pieces; i++) {
            exchange.dialer.upstream().received(Message.binary(new byte[PIECE_BYTES]));
        }
    }

    private void takeAll() {
        client.release();
    }

    @Test
    void anUpstreamThatIsFasterThanTheClientIsHeldBackUntilTheClientHasCaughtUp() {
        speak(3);
        assertFalse(upstream.isPaused());
        speak(1);
        assertTrue(upstream.isPaused());

        takeAll();

        assertFalse(upstream.isPaused());
        assertEquals(4 * PIECE_BYTES, client.binaryBytes());
        call.end(End.FINISHED, Details.NONE);
        assertEquals(List.of("ok"), outcome);
    }

    @Test
    void whatWasSaidIsHeardAlthoughTheUpstreamHasLeft() {
        speak(2);
        exchange.dialer.upstream().received(Message.text("all"));
        exchange.dialer.upstream().ended(new Close(1000, ""));
        exchange.pass(Duration.ofSeconds(3));
        assertEquals(List.of(), outcome);

        takeAll();
        call.end(End.FINISHED, Details.NONE);

        assertEquals(2 * PIECE_BYTES, client.binaryBytes());
        assertEquals(List.of("ok"), outcome);
    }

    @Test
    void anUpstreamThatLeavesTooEarlyIsAFailure() {
        speak(1);
        exchange.dialer.upstream().ended(new Close(1000, ""));

        assertEquals(List.of("upstream.closed"), outcome);
    }

    @Test
    void aClientThatLeavesEndsTheCall() {
        speak(1);
        call.clientSide().ended(Close.LOST);

        assertEquals(List.of("client.left"), outcome);
        assertTrue(upstream.closed().isPresent());
    }

    @Test
    void theSessionLastsUntilTheClientIsDone() {
        exchange.dialer.upstream().received(Message.text("all"));
        takeAll();
        call.end(End.FINISHED, Details.NONE);
        exchange.dialer.upstream().ended(new Close(1000, ""));
        assertEquals(1, exchange.registry.size());

        call.clientSide().ended(new Close(1000, ""));

        assertEquals(0, exchange.registry.size());
    }

    @Test
    void anAnswerThatTakesTooLongInAllIsGivenUp() {
        exchange.dialer.upstream().received(Message.text("all"));
        takeAll();
        long left = exchange.relaySettings.answerLimit().toSeconds();
        for (; left > 0; left--) {
            call.clientSide().ponged();
            exchange.dialer.upstream().ponged();
            exchange.pass(Duration.ofSeconds(1));
        }
        assertEquals(List.of(), outcome);

        exchange.pass(Duration.ofSeconds(1));

        assertEquals(List.of("client.too_slow"), outcome);
    }

    @Test
    void whoNeverCatchesUpIsGivenUp() {
        speak(4);
        exchange.pass(exchange.sessionSettings.writeLimit().plusSeconds(2));

        assertEquals(List.of("client.too_slow"), outcome);
    }
}
