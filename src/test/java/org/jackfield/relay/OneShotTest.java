package org.jackfield.relay;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jackfield.problem.Details;
import org.jackfield.problem.End;
import org.jackfield.testing.fakes.Exchange;
import org.jackfield.testing.fakes.FakeConnection;
import org.jackfield.upstream.dial.DialFailure;
import org.jackfield.wire.Close;
import org.jackfield.wire.Message;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OneShotTest {

    private final Exchange exchange = new Exchange();
    private final List<String> outcome = new ArrayList<>();
    private final OneShot oneShot = exchange.opener()
            .begin("test", Exchange.GRANT, PlainEnvelope.ROUTE, new OneShotCall() {
                @Override
                public List<Message> words() {
                    return List.of(Message.text("ask"), Message.text("again"));
                }

                @Override
                public Optional<End> heard(Message answer) {
                    return answer.equals(Message.text("done")) ? Optional.of(End.FINISHED) : Optional.empty();
                }

                @Override
                public void over(End end, Details details) {
                    outcome.add(end.code());
                }
            });

    @AfterEach
    void nothingIsLeft() {
        exchange.pass(Duration.ofMinutes(2));
        assertEquals(0, exchange.registry.all().count());
        assertEquals(1, outcome.size());
    }

    @Test
    void itSaysItsWordsHearsItsAnswerAndFinishes() {
        FakeConnection upstream = exchange.dialer.succeed();
        assertEquals(List.of("ask", "again"), upstream.texts());
        exchange.dialer.upstream().received(Message.text("not yet"));
        exchange.dialer.upstream().received(Message.text("done"));
        assertEquals(List.of("ok"), outcome);
        assertEquals(Optional.of(Close.DONE), upstream.closed());
    }

    @Test
    void anUpstreamThatClosesTooEarlyIsAFailure() {
        exchange.dialer.succeed();
        exchange.dialer.upstream().ended(new Close(1000, ""));
        assertEquals(List.of("upstream.closed"), outcome);
    }

    @Test
    void aRefusedDialIsAFailure() {
        exchange.dialer.fail(DialFailure.of(End.UNREACHABLE));
        assertEquals(List.of("upstream.unreachable"), outcome);
        assertEquals(0, exchange.registry.size());
    }

    @Test
    void anUpstreamThatTakesTooLongIsAFailure() {
        exchange.dialer.succeed();
        for (int i = 0; i < 62; i++) {
            exchange.dialer.upstream().ponged();
            exchange.pass(Duration.ofSeconds(1));
        }
        assertEquals(List.of("upstream.timeout"), outcome);
    }

    @Test
    void whoWaitsForTheOutcomeAloneIsToldNothingElse() {
        exchange.registry.find(Exchange.ID).orElseThrow().tell(End.RESTARTING, Details.NONE);
        assertEquals(List.of(), outcome);
    }

    @Test
    void theServerMayEndIt() {
        oneShot.end(End.RESTARTING, Details.NONE);
        assertEquals(List.of("server.restarting"), outcome);
    }
}
