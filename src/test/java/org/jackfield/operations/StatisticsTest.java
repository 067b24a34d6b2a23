package org.jackfield.operations;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Optional;
import org.jackfield.problem.End;
import org.jackfield.testing.fakes.Exchange;
import org.jackfield.testing.sockets.Members;
import org.jackfield.wire.Close;
import org.jackfield.wire.ConnectionListener;
import org.jackfield.wire.Json;
import org.jackfield.wire.Message;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StatisticsTest {

    private final Watched watched = new Watched();
    private final Statistics statistics = new Statistics(watched.meters, watched.traffic, Exchange.CLOCK);

    @AfterEach
    void close() {
        watched.meters.close();
    }

    @Test
    void aSampleHoldsWhatWentOnSinceTheLastOne() {
        ConnectionListener client = watched.connect();
        client.received(Message.binary(new byte[100]));
        watched.exchange.registry.refused(End.OVERLOADED);
        statistics.run();
        watched.exchange.dialer.succeed();
        watched.exchange.dialer.upstream().received(Message.text("{}"));
        client.ended(Close.LOST);
        watched.exchange.dialer.upstream().ended(Close.LOST);

        Statistics.Told told = statistics.told();

        MinuteSample first = told.history().get(0);
        assertEquals(1, told.history().size());
        assertEquals(1, first.sessions());
        assertEquals(1, first.opened());
        assertEquals(0, first.ended());
        assertEquals(1, first.refused());
        assertEquals(1, first.messages());
        assertEquals(100, first.bytes());
        assertTrue(first.heapUsedBytes() > 1_000_000, () -> "" + first.heapUsedBytes());
        assertEquals(0, told.now().sessions());
        assertEquals(0, told.now().opened());
        assertEquals(1, told.now().ended());
        assertEquals(1, told.now().messages());
        assertEquals(2, told.now().bytes());
    }

    @Test
    void anHourIsKept() {
        for (int i = 0; i < 61; i++) {
            if (i == 60) {
                watched.connect();
            }
            statistics.run();
        }

        assertEquals(60, statistics.told().history().size());
        assertEquals(1, statistics.told().history().get(59).opened());
        assertEquals(0, statistics.told().history().get(0).opened());
    }

    @Test
    void pingsAreToldOnceTheyWereAnswered() {
        ConnectionListener client = watched.connect();
        watched.exchange.dialer.succeed();
        assertFalse(Json.of(statistics.told()).contains("clientPings"));
        watched.exchange.pass(Duration.ofSeconds(15));
        watched.exchange.ticker.advance(Duration.ofMillis(12));
        client.ponged();

        assertEquals(
                Optional.of(new RoundTrips(12, 12)), statistics.told().now().clientPings());
        assertEquals(
                Members.of("{\"p50Ms\":12.0,\"p99Ms\":12.0}"),
                Members.of(Json.of(statistics.told())).getJsonObject("now").getJsonObject("clientPings"));
    }
}
