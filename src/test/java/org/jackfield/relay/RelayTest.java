package org.jackfield.relay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jackfield.problem.Details;
import org.jackfield.problem.End;
import org.jackfield.session.LiveSession;
import org.jackfield.testing.fakes.Exchange;
import org.jackfield.testing.fakes.FakeConnection;
import org.jackfield.wire.Close;
import org.jackfield.wire.ConnectionListener;
import org.jackfield.wire.Message;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RelayTest {

    private final Exchange exchange = new Exchange();

    @AfterEach
    void nothingIsLeft() {
        exchange.pass(Duration.ofMinutes(70));
        assertEquals(0, exchange.registry.size());
        assertEquals(
                1,
                exchange.events.events().stream()
                        .filter(e -> e.startsWith("closed"))
                        .count());
    }

    private ConnectionListener connect() {
        return PlainEnvelope.connect(exchange);
    }

    private List<String> said() {
        return exchange.client.texts();
    }

    private String lastSaid() {
        return said().get(said().size() - 1);
    }

    private static Message audio(int first, int bytes) {
        byte[] samples = new byte[bytes];
        samples[0] = (byte) first;
        return Message.binary(samples);
    }

    @Test
    void connectedIsSaidWhenTheUpstreamIsReadyAndNotBefore() {
        connect();
        assertEquals(List.of(), said());

        exchange.dialer.succeed();

        assertEquals(List.of("connected"), said());
        assertEquals(List.of("opened", "ready"), exchange.events.events());
    }

    @Test
    void theUpstreamsLastMessageComesBeforeTheClose() {
        connect();
        exchange.dialer.succeed();
        exchange.dialer.upstream().received(Message.text("last"));
        exchange.dialer.upstream().ended(new Close(1011, "NET-0001"));

        assertEquals(List.of("connected", "last", "over upstream.error {upstreamCode=1011} 0"), said());
        assertEquals(Optional.of(new Close(4502, "upstream.error")), exchange.client.closed());
    }

    @ParameterizedTest
    @CsvSource({
        "1000, upstream.closed, 4502",
        "1001, upstream.closed, 4502",
        "1006, upstream.lost, 4502",
        "1008, upstream.refused, 4502",
        "1012, upstream.busy, 4503",
        "1009, upstream.invalid, 4502"
    })
    void eachCloseOfTheUpstreamIsExplained(int code, String reason, int told) {
        connect();
        exchange.dialer.succeed();
        exchange.dialer.upstream().ended(new Close(code, ""));
        assertEquals(Optional.of(new Close(told, reason)), exchange.client.closed());
    }

    @Test
    void aFinishThatTheClientAskedForIsNoFailure() {
        ConnectionListener client = connect();
        exchange.dialer.succeed();
        client.received(PlainEnvelope.FINISH);
        exchange.dialer.upstream().ended(new Close(1005, ""));

        assertEquals(Optional.of(new Close(1000, "ok")), exchange.client.closed());
        assertEquals("over ok {} 0", lastSaid());
    }

    @Test
    void aClientThatLeavesReleasesTheUpstream() {
        ConnectionListener client = connect();
        FakeConnection upstream = exchange.dialer.succeed();
        client.ended(new Close(1000, "User disconnected"));
        assertEquals(Optional.of(Close.DONE), upstream.closed());

        exchange.dialer.upstream().ended(new Close(1000, ""));

        assertEquals(List.of("opened", "ready", "closed ok"), exchange.events.events());
    }

    @Test
    void aClientThatVanishesReleasesTheUpstream() {
        ConnectionListener client = connect();
        FakeConnection upstream = exchange.dialer.succeed();
        client.ended(Close.LOST);
        assertEquals(Optional.of(Close.GONE), upstream.closed());
    }

    @Test
    void anUpstreamThatNeverReportsItsEndIsGivenUp() {
        ConnectionListener client = connect();
        FakeConnection upstream = exchange.dialer.succeed();
        client.ended(Close.LOST);

        exchange.pass(Duration.ofSeconds(7));

        assertTrue(upstream.isAborted());
        assertEquals(0, exchange.registry.size());
    }

    @Test
    void aConnectionThatReportedItsEndIsGivenUpAllTheSameAfterAWhile() {
        ConnectionListener client = connect();
        exchange.dialer.succeed();
        exchange.dialer.upstream().ended(new Close(1000, ""));
        client.ended(new Close(4502, ""));
        assertEquals(0, exchange.registry.size());
        assertFalse(exchange.client.isAborted());

        exchange.pass(Duration.ofSeconds(7));

        assertTrue(exchange.client.isAborted());
    }

    @Test
    void whatTheEnvelopeSkipsGoesNowhere() {
        ConnectionListener client = connect();
        FakeConnection upstream = exchange.dialer.succeed();
        client.received(PlainEnvelope.SKIPPED);
        assertEquals(List.of(), upstream.written());
        assertEquals(List.of("connected"), said());
    }

    @Test
    void nothingIsPassedOnAfterTheEnd() {
        ConnectionListener client = connect();
        FakeConnection upstream = exchange.dialer.succeed();
        exchange.dialer.upstream().ended(new Close(1000, ""));
        int said = said().size();
        client.received(audio(1, 320));
        exchange.dialer.upstream().received(Message.text("{}"));
        assertEquals(List.of("farewell"), upstream.texts());
        assertEquals(said, said().size());
    }

    @Test
    void theFarewellComesBeforeTheUpstreamIsClosed() {
        ConnectionListener client = connect();
        FakeConnection upstream = exchange.dialer.succeed();
        client.received(Message.text("go on"));
        client.ended(new Close(1000, ""));
        assertEquals(List.of("go on", "farewell"), upstream.texts());
        assertEquals(Optional.of(Close.DONE), upstream.closed());
    }

    @Test
    void whatTheEnvelopeNeverTakesEndsTheSession() {
        ConnectionListener client = connect();
        exchange.dialer.succeed();
        client.received(PlainEnvelope.UNSUPPORTED);
        assertEquals(Optional.of(new Close(1003, "message.unsupported")), exchange.client.closed());
    }

    @Test
    void theClientIsToldOfARestartWhileItGoesOnAndOnceMoreAtTheEnd() {
        connect();
        exchange.dialer.succeed();
        LiveSession session = exchange.registry.find(Exchange.ID).orElseThrow();

        session.tell(End.RESTARTING, new Details(Map.of(), 1234));
        assertEquals("error server.restarting {} 1234", lastSaid());
        assertTrue(session.isGoing());

        session.end(End.RESTARTING, new Details(Map.of(), 1234));
        assertEquals("over server.restarting {} 1234", lastSaid());
        assertEquals(Optional.of(new Close(1012, "server.restarting")), exchange.client.closed());
        int before = said().size();
        session.tell(End.RESTARTING, Details.NONE);
        assertEquals(before, said().size());
    }
}
