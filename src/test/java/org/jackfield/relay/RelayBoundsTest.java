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
import org.jackfield.wire.Close;
import org.jackfield.wire.ConnectionListener;
import org.jackfield.wire.Message;
import org.junit.jupiter.api.Test;

/** A relay whose sides send too much, take too little or stand still. */
class RelayBoundsTest {

    private final Exchange exchange = new Exchange();
    private final ConnectionListener client = PlainEnvelope.connect(exchange);
    private final FakeConnection upstream = exchange.dialer.succeed();

    private long said(String code) {
        return exchange.client.texts().stream()
                .filter(text -> text.startsWith("error " + code + " "))
                .count();
    }

    private void flood(int messages) {
        for (int i = 0; i < messages; i++) {
            client.received(Message.text("{}"));
        }
    }

    @Test
    void whoSendsTooFastIsToldOnceAndWhen() {
        flood(5_010);
        assertEquals(1, said("rate.limited"));
        assertTrue(exchange.client.texts().stream().anyMatch(text -> text.startsWith("error rate.limited {} 2")));
        assertEquals(5_000, upstream.written().size());
        assertEquals(
                1,
                exchange.events.events().stream()
                        .filter("told rate.limited"::equals)
                        .count());
    }

    @Test
    void aFloodIsNotReadFromUntilTheNextLook() {
        flood(5_001);
        assertFalse(exchange.client.isPaused());
        flood(1_251);
        assertTrue(exchange.client.isPaused());
        exchange.sweep();
        assertFalse(exchange.client.isPaused());
    }

    @Test
    void whoGoesOnSendingTooFastIsSentAway() {
        flood(5_001);
        for (int i = 0; i < 3; i++) {
            assertEquals(Optional.empty(), exchange.client.closed());
            exchange.pass(Duration.ofSeconds(1));
            flood(600);
        }
        assertEquals(Optional.of(new Close(4429, "rate.limited")), exchange.client.closed());
        assertEquals(Optional.of(Close.GONE), upstream.closed());
    }

    @Test
    void pongsThatNobodyAskedForCountAsMessages() {
        for (int i = 0; i < 5_010; i++) {
            client.ponged();
        }
        assertEquals(1, said("rate.limited"));
        for (int i = 0; i < 5_001; i++) {
            client.ponged();
        }
        exchange.pass(Duration.ofSeconds(2));
        client.ponged();
        assertEquals(Optional.of(new Close(4429, "rate.limited")), exchange.client.closed());
        assertEquals(List.of("farewell"), upstream.texts());
    }

    @Test
    void textThatTheUpstreamIsTooSlowForIsRefusedAndTheSessionStays() {
        upstream.hold();
        client.received(Message.text("\"first\""));
        for (int i = 0; i < 3; i++) {
            client.received(Message.text("\"" + "x".repeat(30_000) + "\""));
        }
        assertEquals(1, said("queue.full"));
        assertEquals(Optional.empty(), exchange.client.closed());
        upstream.release();
        assertEquals(3, upstream.written().size());
    }

    @Test
    void deeplyNestedJsonIsTurnedDownAndGoesNowhere() {
        client.received(Message.text("[".repeat(33)));
        assertEquals(1, said("message.too_complex"));
        client.received(Message.text("[".repeat(32)));
        assertEquals(List.of("[".repeat(32)), upstream.texts());
    }

    @Test
    void theUpstreamIsPausedWhileTheClientTakesTooLittle() {
        exchange.client.hold();
        ConnectionListener model = exchange.dialer.upstream();
        for (int i = 0; i < 5; i++) {
            model.received(Message.binary(new byte[64 << 10]));
        }
        assertFalse(upstream.isPaused());
        model.received(Message.binary(new byte[64 << 10]));
        assertTrue(upstream.isPaused());
        exchange.client.release();
        assertFalse(upstream.isPaused());
    }

    @Test
    void aClientThatTakesALittleAtATimeIsTooSlowInTheEnd() {
        exchange.client.hold();
        ConnectionListener model = exchange.dialer.upstream();
        for (int i = 0; i < 15; i++) {
            model.received(Message.binary(new byte[64 << 10]));
        }
        for (int i = 0; i < 10; i++) {
            exchange.client.releaseOne();
            exchange.pass(Duration.ofSeconds(1));
        }
        assertEquals(Optional.empty(), upstream.closed());
        exchange.client.releaseOne();
        exchange.pass(Duration.ofSeconds(1));
        assertEquals(Optional.of(Close.GONE), upstream.closed());
    }

    @Test
    void aMessageThatIsNeverFinishedEndsTheSession() {
        for (int i = 0; i < 31; i++) {
            client.unfinished(1);
            client.ponged();
            exchange.dialer.upstream().ponged();
            exchange.pass(Duration.ofSeconds(1));
        }
        assertEquals(Optional.of(new Close(4408, "message.unfinished")), exchange.client.closed());
    }

    @Test
    void aMessageForWhoseNextPartThereIsNoRoomEndsTheSession() {
        client.unfinished(1);
        client.withoutRoom();
        assertEquals(Optional.of(End.OVERLOADED.close()), exchange.client.closed());
    }

    @Test
    void partsThatComeTooFastAreToldAndThenEndTheSession() {
        for (int i = 0; i < 11 && exchange.client.closed().isEmpty(); i++) {
            client.unfinished(2 << 20);
        }
        assertEquals(Optional.of(End.RATE_LIMITED.close()), exchange.client.closed());
    }

    @Test
    void aMessageThatIsFinishedInTimeDoesNot() {
        client.unfinished(1);
        exchange.pass(Duration.ofSeconds(20));
        client.received(Message.text("{}"));
        exchange.pass(Duration.ofSeconds(20));
        assertEquals(Optional.empty(), exchange.client.closed());
    }

    @Test
    void theSilenceOfThePeersProvesNothingWhileTheProcessStoodStill() {
        exchange.client.hold();
        client.received(Message.text("{}"));
        exchange.dialer.upstream().received(Message.text("stuck"));
        exchange.ticker.advance(Duration.ofMinutes(2));
        exchange.sweep();
        assertEquals(Optional.empty(), exchange.client.closed());
        assertEquals(Optional.empty(), upstream.closed());

        exchange.pass(Duration.ofSeconds(6));
        assertTrue(upstream.closed().isPresent());
    }
}
