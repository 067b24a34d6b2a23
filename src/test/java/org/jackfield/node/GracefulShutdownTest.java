package org.jackfield.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.jackfield.problem.Details;
import org.jackfield.problem.End;
import org.jackfield.session.LiveSession;
import org.jackfield.session.SessionHandler;
import org.jackfield.testing.fakes.Configs;
import org.jackfield.testing.fakes.Exchange;
import org.jackfield.testing.fakes.ManualScheduler;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class GracefulShutdownTest {

    private static final Duration LONG = Duration.ofMinutes(10);

    private final Exchange exchange = new Exchange();
    private final ScheduledExecutorService clockwork = Executors.newScheduledThreadPool(1);
    private final Drain drain = new Drain(
            exchange.registry, DrainSettings.from(Configs.of()), exchange.ticker, new ManualScheduler(exchange.ticker));
    private final GracefulShutdown shutdown = new GracefulShutdown(
            drain,
            exchange.registry,
            DrainSettings.from(Configs.of("jackfield.drain.on-stop", "PT1M")),
            clockwork,
            exchange.registry::size);

    @AfterEach
    void stop() {
        clockwork.shutdownNow();
    }

    @Test
    void whereNobodyIsTheProcessMayEndAtOnce() {
        assertTrue(shutdown.asked("SIGTERM"));
        assertTrue(drain.isDraining());
    }

    @Test
    void theProcessMayEndOnceTheLastHasLeft() {
        Guest guest = new Guest("00000000000000f1");
        CompletableFuture<Boolean> asked = CompletableFuture.supplyAsync(() -> shutdown.asked("SIGTERM"));
        while (!drain.isDraining()) {
            Thread.onSpinWait();
        }
        assertFalse(asked.isDone());
        assertEquals(Duration.ofMinutes(1), drain.progress().left());

        guest.leave();

        assertTrue(asked.join());
        assertEquals(List.of(), guest.ends);
    }

    @Test
    void aSecondSignalTakesTheirTimeAwayAndEndsNothingItself() {
        Guest guest = new Guest("00000000000000f2");
        CompletableFuture<Boolean> first = CompletableFuture.supplyAsync(() -> shutdown.asked("SIGTERM"));
        while (!drain.isDraining()) {
            Thread.onSpinWait();
        }

        assertFalse(shutdown.asked("SIGTERM"));

        assertEquals(Duration.ZERO, drain.progress().left());
        assertFalse(first.isDone());
        guest.leave();
        assertTrue(first.join());
    }

    @Test
    void aSignalDoesNotProlongADrain() {
        new Guest("00000000000000f3").leave();
        drain.begin(Duration.ofSeconds(3));

        assertTrue(shutdown.asked("SIGTERM"));

        assertEquals(Duration.ofSeconds(3), drain.progress().left());
    }

    @Test
    void theEndOfTheDeploymentEndsAllAndWaitsForThem() {
        Guest guest = new Guest("00000000000000f4");
        guest.leavesWhenTold = true;

        shutdown.endAll(LONG);

        assertEquals(1, guest.ends.size());
        assertEquals(0, exchange.registry.size());
    }

    @Test
    void whoDoesNotGoIsNotWaitedForLongerThanTheLimit() {
        Guest guest = new Guest("00000000000000f5");

        shutdown.endAll(Duration.ofMillis(200));

        assertEquals(1, guest.ends.size());
        assertEquals(1, exchange.registry.size());
    }

    @Test
    void whereNoClockIsLeftNobodyIsWaitedFor() {
        new Guest("00000000000000f6");
        clockwork.shutdownNow();

        shutdown.endAll(LONG);

        assertTrue(drain.isDraining());
    }

    /** Someone in a session, who goes when the test says so. */
    private final class Guest implements SessionHandler {

        private final List<Details> ends = new CopyOnWriteArrayList<>();
        private final LiveSession session;
        private boolean leavesWhenTold;

        Guest(String id) {
            session = exchange.session(id, this);
            session.begin();
        }

        void leave() {
            session.decide(End.FINISHED, Details.NONE);
            session.legs().forEach(session::over);
        }

        @Override
        public void tell(End end, Details details) {
            assertEquals(End.RESTARTING, end);
        }

        @Override
        public void end(End end, Details details) {
            ends.add(details);
            if (leavesWhenTold) {
                leave();
            }
        }

        @Override
        public Optional<End> due() {
            return Optional.empty();
        }
    }
}
