package org.jackfield.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.jackfield.testing.fakes.Exchange;
import org.jackfield.testing.fakes.FakeEventSink;
import org.jackfield.testing.fakes.FakeSse;
import org.jackfield.upstream.Capability;
import org.jackfield.wire.Close;
import org.jackfield.wire.Message;
import org.junit.jupiter.api.Test;

class SseConnectionTest {

    private final Exchange exchange = new Exchange();
    private final FakeEventSink sink = new FakeEventSink();
    private boolean hungUp;

    private void open(Executor threads) {
        SseConnection.open(
                sink,
                new FakeSse(),
                () -> hungUp = true,
                threads,
                exchange.relay(Capability.SPEECH_TO_TEXT).clientSide());
    }

    private void connect() {
        open(Runnable::run);
        exchange.dialer.succeed();
    }

    private String lastEvent() {
        return exchange.events.events().get(exchange.events.events().size() - 1);
    }

    private void assertLeft() {
        exchange.dialer.upstream().ended(Close.GONE);
        assertEquals("closed client.left", lastEvent());
    }

    @Test
    void everyMessageIsAnEventNamedByItsType() {
        connect();
        exchange.dialer.upstream().received(Message.text("{\"event\":\"Update\"}"));
        assertTrue(
                sink.sent().get(0).startsWith("connected {\"type\":\"connected\""),
                sink.sent().get(0));
        assertTrue(
                sink.sent().get(1).startsWith("transcription {\"type\":\"transcription\""),
                sink.sent().get(1));
    }

    @Test
    void lineBreaksInJsonDoNotBreakTheEvent() {
        connect();
        exchange.dialer.upstream().received(Message.text("{\r\n\"transcript\": \"a\\nb\"}"));
        String event = sink.sent().get(1);
        assertEquals(1, event.lines().count(), event);
        assertTrue(event.contains("\"a\\nb\""), event);
    }

    @Test
    void binaryIsPassedOver() {
        connect();
        exchange.dialer.upstream().received(Message.binary(new byte[2]));
        exchange.dialer.upstream().received(Message.text("{}"));
        assertEquals(2, sink.sent().size());
    }

    @Test
    void theNextEventWaitsForTheOneBefore() {
        sink.hold();
        connect();
        exchange.dialer.upstream().received(Message.text("{}"));
        assertEquals(1, sink.sent().size());
        sink.release();
        assertEquals(2, sink.sent().size());
    }

    @Test
    void theStreamIsClosedAfterTheLastEvent() {
        connect();
        exchange.dialer.upstream().ended(new Close(1000, ""));
        List<String> sent = sink.sent();
        assertTrue(sent.get(sent.size() - 1).startsWith("disconnected "), sent::toString);
        assertTrue(sink.isClosed());
        assertEquals("closed upstream.closed", lastEvent());
        assertEquals(0, exchange.registry.size());
    }

    @Test
    void aPingIsACommentAndProvesThatTheClientLives() {
        connect();
        for (int i = 0; i < 60; i++) {
            exchange.dialer.upstream().ponged();
            exchange.pass(Duration.ofSeconds(1));
        }
        assertEquals(1, exchange.registry.size());
        assertEquals(
                List.of(":keep-alive", ":keep-alive", ":keep-alive"),
                sink.sent().subList(1, 4));
    }

    @Test
    void aPingThatDoesNotGoOutIsTheEnd() {
        connect();
        sink.breakOff();
        exchange.pass(Duration.ofSeconds(20));
        assertLeft();
    }

    @Test
    void aClientThatIsGoneIsNoticedWhenSomethingIsSaid() {
        connect();
        sink.breakOff();
        exchange.dialer.upstream().received(Message.text("{}"));
        assertLeft();
    }

    @Test
    void aClosedStreamIsTheEnd() {
        connect();
        sink.close();
        exchange.dialer.upstream().received(Message.text("{}"));
        assertLeft();
    }

    @Test
    void aStreamThatThrowsIsTheEnd() {
        connect();
        sink.throwAtSends();
        exchange.dialer.upstream().received(Message.text("{}"));
        assertLeft();
    }

    @Test
    void aClientThatTakesNothingIsAborted() {
        sink.hold();
        connect();
        for (int i = 0; i < 30; i++) {
            exchange.dialer.upstream().ponged();
            exchange.pass(Duration.ofSeconds(1));
        }
        assertTrue(hungUp);
        assertFalse(sink.isClosed());
        assertEquals("closed client.too_slow", lastEvent());
        assertEquals(0, exchange.registry.all().count());
    }

    @Test
    void withoutThreadsNothingIsThrown() {
        open(task -> {
            throw new RejectedExecutionException();
        });
        exchange.dialer.succeed();
        assertFalse(sink.isClosed());
        assertLeft();
    }
}
