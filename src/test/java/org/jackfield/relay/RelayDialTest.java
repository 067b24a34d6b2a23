package org.jackfield.relay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jackfield.problem.End;
import org.jackfield.testing.fakes.Exchange;
import org.jackfield.testing.fakes.FakeConnection;
import org.jackfield.upstream.dial.DialFailure;
import org.jackfield.wire.Close;
import org.jackfield.wire.ConnectionListener;
import org.jackfield.wire.Message;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A relay whose upstream is dialled, in whatever way that ends. */
class RelayDialTest {

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

    private static Message audio(int first, int bytes) {
        byte[] samples = new byte[bytes];
        samples[0] = (byte) first;
        return Message.binary(samples);
    }

    @Test
    void aRefusedDialIsExplainedAndClosesTheClient() {
        connect();
        exchange.dialer.fail(new DialFailure(End.UPSTREAM_BUSY, 429, 7000));

        assertEquals(List.of("over upstream.busy {upstreamStatus=429} 7000"), said());
        assertEquals(Optional.of(new Close(4503, "upstream.busy")), exchange.client.closed());
    }

    @Test
    void aDialThatNeverEndsTimesOut() {
        connect();
        exchange.pass(Duration.ofSeconds(9));
        assertEquals(Optional.of(new Close(4504, "upstream.timeout")), exchange.client.closed());
    }

    @Test
    void aDialThatSucceedsAfterTheEndIsClosedWithoutTheEarlyMessages() {
        ConnectionListener client = connect();
        client.received(audio(1, 320));
        client.ended(new Close(1001, ""));

        FakeConnection upstream = exchange.dialer.succeed();

        assertEquals(List.of(), upstream.written());
        assertEquals(Optional.of(Close.GONE), upstream.closed());
    }

    @Test
    void aDialIsWantedUntilTheClientHasGone() {
        ConnectionListener client = connect();
        assertTrue(exchange.dialer.requester().isWaiting());

        client.ended(new Close(1001, ""));

        assertFalse(exchange.dialer.requester().isWaiting());
    }

    @Test
    void aDialThatSucceedsAfterTheReleaseIsClosed() {
        ConnectionListener client = connect();
        client.ended(Close.LOST);
        exchange.pass(Duration.ofSeconds(10));
        assertEquals(0, exchange.registry.size());

        assertTrue(exchange.dialer.succeed().closed().isPresent());
    }

    @Test
    void messagesWaitWhileTheUpstreamIsDialledAndKeepTheirOrder() {
        ConnectionListener client = connect();
        client.received(audio(1, 2560));
        client.received(Message.text("go on"));
        client.received(audio(2, 2560));

        FakeConnection upstream = exchange.dialer.succeed();
        client.received(audio(3, 2560));

        assertEquals(
                List.of(audio(1, 2560), Message.text("go on"), audio(2, 2560), audio(3, 2560)), upstream.written());
    }

    @Test
    void aGreetedClientIsPatchedThroughWhenItFirstSaysSomething() {
        ConnectionListener client = PlainEnvelope.connectGreeted(exchange);
        assertEquals(List.of(Exchange.ID), said());
        assertEquals(0, exchange.dialer.dials());

        client.received(audio(1, 2560));
        client.received(audio(2, 2560));

        assertEquals(1, exchange.dialer.dials());
        assertEquals(
                List.of(audio(1, 2560), audio(2, 2560)),
                exchange.dialer.succeed().written());
        assertEquals(List.of(Exchange.ID, "connected"), said());
    }

    @Test
    void nobodyIsDialledForAGreetedClientThatLeaves() {
        ConnectionListener client = PlainEnvelope.connectGreeted(exchange);

        client.ended(Close.LOST);
        client.received(audio(1, 2560));

        assertEquals(0, exchange.dialer.dials());
        assertEquals(List.of(), List.copyOf(exchange.registry.live()));
    }

    @Test
    void aGreetedClientMaySayNothingForAsLongAsItMayBeIdle() {
        ConnectionListener client = PlainEnvelope.connectGreeted(exchange);
        listen(client, exchange.sessionSettings.idleLimit());
        assertEquals(Optional.empty(), exchange.client.closed());

        listen(client, Duration.ofSeconds(2));

        assertEquals(Optional.of(new Close(4408, "session.idle")), exchange.client.closed());
    }

    private void listen(ConnectionListener client, Duration time) {
        for (long i = 0; i < time.toSeconds(); i++) {
            exchange.pass(Duration.ofSeconds(1));
            client.ponged();
        }
    }

    @Test
    void theTimeForADialBeginsWithTheDial() {
        ConnectionListener client = PlainEnvelope.connectGreeted(exchange);
        exchange.pass(Duration.ofSeconds(9));
        client.received(audio(1, 2560));

        exchange.pass(Exchange.DIAL_LIMIT);
        assertEquals(Optional.empty(), exchange.client.closed());
        exchange.pass(Duration.ofSeconds(2));

        assertEquals(Optional.of(new Close(4504, "upstream.timeout")), exchange.client.closed());
    }
}
