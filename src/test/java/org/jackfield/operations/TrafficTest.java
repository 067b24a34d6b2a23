package org.jackfield.operations;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jackfield.operations.Traffic.Count;
import org.jackfield.problem.Details;
import org.jackfield.problem.End;
import org.jackfield.session.Leg;
import org.jackfield.session.LiveSession;
import org.jackfield.session.SessionHandler;
import org.jackfield.wire.Close;
import org.jackfield.wire.ConnectionListener;
import org.jackfield.wire.Message;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TrafficTest {

    private final Watched watched = new Watched();
    private final Traffic traffic = watched.traffic;

    @AfterEach
    void close() {
        watched.meters.close();
    }

    @Test
    void whatWasReceivedSurvivesTheSession() {
        ConnectionListener client = watched.connect();
        watched.exchange.dialer.succeed();
        client.received(Message.binary(new byte[100]));
        assertEquals(new Count(1, 100), traffic.from(Leg.CLIENT));
        client.received(Message.binary(new byte[100]));
        watched.exchange.dialer.upstream().received(Message.text("{}"));

        client.ended(Close.LOST);
        watched.exchange.dialer.upstream().ended(Close.LOST);

        assertEquals(Set.of(), traffic.live());
        assertEquals(new Count(2, 200), traffic.from(Leg.CLIENT));
        assertEquals(new Count(1, 2), traffic.from(Leg.UPSTREAM));
        assertTrue(watched.has("jackfield_messages_received_total{leg=\"client\"} 2.0"));
        assertTrue(watched.has("jackfield_received_bytes_total{leg=\"client\"} 200.0"));
        assertTrue(watched.has("jackfield_received_bytes_total{leg=\"upstream\"} 2.0"));
    }

    @Test
    void askingTwiceCountsOnce() {
        watched.connect().received(Message.binary(new byte[100]));
        traffic.from(Leg.CLIENT);
        traffic.from(Leg.UPSTREAM);
        assertEquals(new Count(1, 100), traffic.from(Leg.CLIENT));
    }

    @Test
    void theSumsNeverGoBackWhileSessionsComeAndGo() {
        AtomicBoolean over = new AtomicBoolean();
        CompletableFuture<Long> reader = CompletableFuture.supplyAsync(() -> {
            long highest = 0;
            while (!over.get()) {
                long now = traffic.from(Leg.CLIENT).messages();
                assertTrue(now >= highest, now + " after " + highest);
                highest = now;
            }
            return highest;
        });
        for (int i = 0; i < 5000; i++) {
            LiveSession session = watched.exchange.session("" + i, new Idle());
            session.begin();
            session.legs().get(0).received(Message.text("{}"));
            session.legs().get(0).received(Message.text("{}"));
            session.decide(End.FINISHED, Details.NONE);
            session.legs().forEach(session::over);
        }
        over.set(true);

        assertTrue(reader.join() <= 10_000);
        assertEquals(new Count(10_000, 20_000), traffic.from(Leg.CLIENT));
        assertEquals(Set.of(), traffic.live());
    }

    private static final class Idle implements SessionHandler {
        @Override
        public void end(End end, Details details) {}

        @Override
        public void tell(End end, Details details) {}

        @Override
        public Optional<End> due() {
            return Optional.empty();
        }
    }

    @Test
    void whatWaitsForASideIsAFigure() {
        ConnectionListener client = watched.connect();
        client.received(Message.binary(new byte[100]));
        client.received(Message.binary(new byte[60]));

        assertTrue(watched.has("jackfield_queue_waiting_bytes{leg=\"upstream\"} 160.0"));
        assertTrue(watched.has("jackfield_queue_waiting_max_bytes{leg=\"upstream\"} 160.0"));
        assertTrue(watched.has("jackfield_queue_waiting_bytes{leg=\"client\"} 0.0"));
    }

    @Test
    void roundTripsAreFigures() {
        ConnectionListener client = watched.connect();
        watched.exchange.dialer.succeed();
        assertTrue(watched.has("jackfield_ping_round_trip_seconds{leg=\"client\",rank=\"p50\"} NaN"));
        watched.exchange.pass(Duration.ofSeconds(15));
        watched.exchange.ticker.advance(Duration.ofMillis(30));
        client.ponged();

        assertTrue(watched.has("jackfield_ping_round_trip_seconds{leg=\"client\",rank=\"p50\"} 0.03"));
        assertTrue(watched.has("jackfield_ping_round_trip_seconds{leg=\"client\",rank=\"p99\"} 0.03"));
    }
}
