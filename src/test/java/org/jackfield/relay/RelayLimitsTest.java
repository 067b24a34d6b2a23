package org.jackfield.relay;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jackfield.testing.fakes.Exchange;
import org.jackfield.testing.fakes.FakeConnection;
import org.jackfield.wire.Close;
import org.jackfield.wire.ConnectionListener;
import org.jackfield.wire.Message;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a relay holds, waits for and puts up with. */
class RelayLimitsTest {

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
    void audioBeyondTwoSecondsIsDroppedOldestFirstAndTheClientIsTold() {
        ConnectionListener client = connect();
        for (int i = 0; i < 30; i++) {
            client.received(audio(i, 3200));
        }
        exchange.sweep();
        assertEquals("error audio.dropped {droppedBytes=32000} 0", lastSaid());

        FakeConnection upstream = exchange.dialer.succeed();

        assertEquals(20, upstream.written().size());
        assertEquals(audio(10, 3200), upstream.written().get(0));
    }

    @Test
    void textBeyondItsBoundIsRefusedWithAnErrorAndTheSessionStays() {
        ConnectionListener client = connect();
        client.received(Message.text("\"" + "x".repeat(60_000) + "\""));
        client.received(Message.text("\"" + "y".repeat(10_000) + "\""));

        assertEquals("error queue.full {maxBytes=65536} 0", lastSaid());
        assertEquals(1, exchange.dialer.succeed().written().size());
    }

    @Test
    void aClientThatDoesNotReadIsEndedWithWordsOfItsOwn() {
        connect();
        exchange.client.hold();
        exchange.dialer.succeed();
        exchange.pass(Duration.ofSeconds(6));
        assertEquals("closed client.too_slow", afterLimit());
        assertEquals(Optional.of(new Close(4408, "client.too_slow")), exchange.client.closed());
    }

    private String afterLimit() {
        exchange.pass(Duration.ofSeconds(8));
        List<String> events = exchange.events.events();
        return events.get(events.size() - 1);
    }

    @Test
    void moreThanTheClientsQueueHoldsEndsTheSession() {
        connect();
        exchange.client.hold();
        exchange.dialer.succeed();
        for (int i = 0; i < 5; i++) {
            exchange.dialer.upstream().received(Message.text("\"" + "x".repeat(1_000_000) + "\""));
        }
        assertEquals("closed client.too_slow", afterLimit());
    }

    @Test
    void anUpstreamThatStopsReadingIsEnded() {
        ConnectionListener client = connect();
        exchange.dialer.succeed().hold();
        client.received(audio(1, 320));
        exchange.pass(Duration.ofSeconds(6));
        assertEquals(Optional.of(new Close(4504, "upstream.stalled")), exchange.client.closed());
    }

    @Test
    void aSilentUpstreamIsPingedAndThenHeldForLost() {
        ConnectionListener client = connect();
        FakeConnection upstream = exchange.dialer.succeed();
        for (int i = 0; i < 46; i++) {
            client.ponged();
            exchange.pass(Duration.ofSeconds(1));
        }
        assertEquals(3, upstream.pings());
        assertEquals(Optional.of(new Close(4502, "upstream.lost")), exchange.client.closed());
    }

    @Test
    void aSilentClientIsHeldForDeadHoweverMuchIsSentToIt() {
        connect();
        exchange.dialer.succeed();
        for (int i = 0; i < 46; i++) {
            exchange.dialer.upstream().received(Message.text("{}"));
            exchange.pass(Duration.ofSeconds(1));
        }
        assertEquals(Optional.of(new Close(4408, "client.unresponsive")), exchange.client.closed());
    }

    @Test
    void pongsKeepAnIdleSessionUntilTheIdleLimit() {
        ConnectionListener client = connect();
        exchange.dialer.succeed();
        for (int i = 0; i < 299; i++) {
            client.ponged();
            exchange.dialer.upstream().ponged();
            exchange.pass(Duration.ofSeconds(1));
        }
        assertEquals(Optional.empty(), exchange.client.closed());
        exchange.pass(Duration.ofSeconds(3));
        assertEquals(Optional.of(new Close(4408, "session.idle")), exchange.client.closed());
    }

    @Test
    void theLongestStayEndsATalkingSession() {
        ConnectionListener client = connect();
        exchange.dialer.succeed();
        for (int i = 0; i < 3602; i++) {
            client.received(audio(1, 320));
            exchange.dialer.upstream().ponged();
            exchange.pass(Duration.ofSeconds(1));
        }
        assertEquals(Optional.of(new Close(4410, "session.max_duration")), exchange.client.closed());
    }

    @Test
    void aFewInvalidMessagesAreTurnedDownAndManyEndTheSession() {
        ConnectionListener client = connect();
        exchange.dialer.succeed();
        for (int i = 0; i < 5; i++) {
            client.received(PlainEnvelope.TURNED_DOWN);
            assertEquals("error message.invalid {} 0", lastSaid());
        }
        assertEquals(Optional.empty(), exchange.client.closed());
        client.received(PlainEnvelope.TURNED_DOWN);
        assertEquals(Optional.of(new Close(4400, "message.invalid")), exchange.client.closed());
    }

    @Test
    void aMessageThatIsTooLargeEndsTheSessionAndNamesTheLimit() {
        Relay relay = PlainEnvelope.relay(exchange);
        relay.clientSide().opened(exchange.client);
        exchange.dialer.succeed();
        relay.clientSide().tooLarge();
        assertEquals(
                "over message.too_large {maxBinaryBytes=131072, maxBytes=131072, maxFragments=1024, maxTextBytes=65536} 0",
                lastSaid());
        assertEquals(Optional.of(new Close(1009, "message.too_large")), exchange.client.closed());
    }
}
