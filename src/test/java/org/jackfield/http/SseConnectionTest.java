package org.jackfield.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.jackfield.problem.Details;
import org.jackfield.problem.End;
import org.jackfield.testing.fakes.Exchange;
import org.jackfield.testing.fakes.FakeEventSink;
import org.jackfield.testing.fakes.FakeSse;
import org.jackfield.upstream.Capability;
import org.jackfield.wire.Close;
import org.jackfield.wire.Connection;
import org.jackfield.wire.ConnectionListener;
import org.jackfield.wire.Message;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

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
                sink.sent().get(1).startsWith("connected {\"type\":\"connected\""),
                sink.sent().get(1));
        assertTrue(
                sink.sent().get(2).startsWith("transcription {\"type\":\"transcription\""),
                sink.sent().get(2));
    }

    @Test
    void theClientHasTheHeadOfTheAnswerBeforeTheUpstreamIsThere() {
        open(Runnable::run);
        assertEquals(List.of(":open"), sink.sent());
    }

    @ParameterizedTest
    @EnumSource(
            value = End.class,
            names = {"IDLE", "MAX_DURATION", "CLOSED_BY_OPERATOR", "UNAUTHORIZED"})
    void anEndThatIsMeantAsksTheClientNotToComeBack(End end) {
        connect(end);
        assertEquals(" id:ended." + end.code() + " retry:3600000", behindTheData(lastSent()));
        assertTrue(Reconnection.isOver(Optional.of("ended." + end.code())));
    }

    @ParameterizedTest
    @EnumSource(
            value = End.class,
            names = {"RESTARTING", "OVERLOADED", "UPSTREAM_LOST", "INTERNAL"})
    void anEndThatNobodyWantedAsksTheClientToComeBackInAWhile(End end) {
        connect(end);
        List<String> sent = sink.sent();
        assertEquals(" retry:2000", behindTheData(sent.get(sent.size() - 2)));
        assertEquals("", behindTheData(lastSent()));
    }

    @Test
    void whoWasNeverToldThatItIsOverMayCome() {
        assertFalse(Reconnection.isOver(Optional.empty()));
        assertFalse(Reconnection.isOver(Optional.of("7")));
    }

    @Test
    void nothingBeforeTheEndSpeaksOfComingBack() {
        connect();
        exchange.dialer.upstream().received(Message.text("{\"event\":\"Update\"}"));
        exchange.registry.live().forEach(session -> session.tell(End.RATE_LIMITED, Details.NONE));
        assertEquals(4, sink.sent().size());
        sink.sent().stream().skip(1).forEach(event -> assertEquals("", behindTheData(event)));
    }

    private void connect(End end) {
        connect();
        exchange.registry.live().forEach(session -> session.end(end));
        exchange.dialer.upstream().ended(Close.GONE);
    }

    private String lastSent() {
        return sink.sent().get(sink.sent().size() - 1);
    }

    private static String behindTheData(String event) {
        return event.substring(event.lastIndexOf('}') + 1);
    }

    @Test
    void lineBreaksInJsonDoNotBreakTheEvent() {
        connect();
        exchange.dialer.upstream().received(Message.text("{\r\n\"transcript\": \"a\\nb\"}"));
        String event = sink.sent().get(2);
        assertEquals(1, event.lines().count(), event);
        assertTrue(event.contains("\"a\\nb\""), event);
    }

    @Test
    void binaryIsPassedOver() {
        connect();
        exchange.dialer.upstream().received(Message.binary(new byte[2]));
        exchange.dialer.upstream().received(Message.text("{}"));
        assertEquals(3, sink.sent().size());
    }

    @Test
    void theNextEventWaitsForTheOneBefore() {
        sink.hold();
        connect();
        exchange.dialer.upstream().received(Message.text("{}"));
        assertEquals(2, sink.sent().size());
        sink.release();
        assertEquals(3, sink.sent().size());
    }

    /** It might be written into the answer to the request that comes next. */
    @Test
    void nothingIsSentWhileTheStreamIsBeingClosed() {
        Turns turns = new Turns();
        Opened client = new Opened();
        SseConnection.open(sink, new FakeSse(), () -> hungUp = true, turns, client);
        client.connection().close(Close.DONE);
        client.connection().ping();
        client.connection().write(Message.text("{}"), sent -> {});
        assertFalse(sink.isClosed());
        turns.runAll();
        assertTrue(sink.isClosed());
        assertEquals(List.of(":open"), sink.sent());
        assertEquals(List.of(Close.DONE), client.ends);
    }

    /** Keeps the connection that it was opened with, and how it ended. */
    private static final class Opened implements ConnectionListener {
        private final List<Close> ends = new ArrayList<>();
        private Optional<Connection> connection = Optional.empty();

        Connection connection() {
            return connection.orElseThrow();
        }

        @Override
        public void opened(Connection opened) {
            connection = Optional.of(opened);
        }

        @Override
        public void received(Message message) {}

        @Override
        public void ponged() {}

        @Override
        public void ended(Close close) {
            ends.add(close);
        }
    }

    /** Runs a task at once, and what that hands on later. */
    private static final class Turns implements Executor {
        private final Queue<Runnable> later = new ArrayDeque<>();
        private boolean running;

        @Override
        public void execute(Runnable task) {
            if (running) {
                later.add(task);
                return;
            }
            running = true;
            task.run();
            running = false;
        }

        void runAll() {
            for (Runnable task = later.poll(); task != null; task = later.poll()) {
                task.run();
            }
        }
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
                sink.sent().subList(2, 5));
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
