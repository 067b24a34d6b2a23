package org.jackfield.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jackfield.access.AccessRequest;
import org.jackfield.access.Decision;
import org.jackfield.problem.Details;
import org.jackfield.problem.End;
import org.jackfield.session.LiveSession;
import org.jackfield.session.SessionHandler;
import org.jackfield.testing.fakes.Configs;
import org.jackfield.testing.fakes.Exchange;
import org.jackfield.testing.fakes.ManualScheduler;
import org.jackfield.testing.fakes.Requests;
import org.junit.jupiter.api.Test;

class DrainTest {

    private static final AccessRequest ANYBODY = Requests.with(Map.of());

    private static final String BROKEN = "00000000000000ff";

    private final Exchange exchange = new Exchange();
    private final ManualScheduler clockwork = new ManualScheduler(exchange.ticker);
    private final Drain drain =
            new Drain(exchange.registry, DrainSettings.from(Configs.of()), exchange.ticker, clockwork);

    private List<Guest> guests(int number) {
        List<Guest> guests = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            guests.add(new Guest("%016x".formatted(i * 7919)));
        }
        return guests;
    }

    private static long forced(List<Guest> guests) {
        return guests.stream().filter(guest -> !guest.ends.isEmpty()).count();
    }

    @Test
    void nobodyComesInOnceItBegan() {
        assertEquals(Optional.empty(), drain.objection(ANYBODY));
        assertFalse(drain.isDraining());

        drain.begin();

        assertEquals(Optional.of(Decision.refused(End.RESTARTING)), drain.objection(ANYBODY));
        assertTrue(drain.isDraining());
    }

    @Test
    void everySessionIsToldOnceWhenToComeAgain() {
        List<Guest> guests = guests(3);

        drain.begin();
        drain.begin();
        clockwork.advance(Duration.ofSeconds(20));

        for (Guest guest : guests) {
            assertEquals(1, guest.told.size());
            long delay = guest.told.get(0).retryAfterMillis();
            assertTrue(delay >= 1 && delay <= 10_000, () -> "" + delay);
            assertEquals(List.of(), guest.ends);
        }
        assertNotEquals(guests.get(0).told, guests.get(1).told);
        assertNotEquals(guests.get(1).told, guests.get(2).told);
    }

    @Test
    void aSessionThatFailsKeepsNoOtherFromBeingTold() {
        Guest broken = new Guest(BROKEN);
        List<Guest> guests = guests(3);

        drain.begin();

        assertEquals(1, broken.told.size());
        guests.forEach(guest -> assertEquals(1, guest.told.size()));
        assertEquals(1, clockwork.waiting());
    }

    @Test
    void theirReturnIsSpreadOverTheWholeTime() {
        List<Guest> guests = guests(1000);

        drain.begin();

        int[] tenths = new int[10];
        guests.forEach(guest -> tenths[(int) ((guest.told.get(0).retryAfterMillis() - 1) / 1000)]++);
        for (int tenth : tenths) {
            assertTrue(tenth > 60 && tenth < 140, () -> Arrays.toString(tenths));
        }
    }

    @Test
    void aSessionThatWasUnderWayIsToldToo() {
        drain.begin();
        Guest late = new Guest("00000000000000fe");

        clockwork.advance(Duration.ofMillis(100));

        assertEquals(1, late.told.size());
        assertEquals(1, drain.progress().remaining());
    }

    @Test
    void whatIsLeftAtTheDeadlineIsEndedInBatches() {
        List<Guest> guests = guests(120);
        drain.begin(Duration.ofSeconds(5));
        guests.get(0).leave();

        clockwork.advance(Duration.ofMillis(4_900));
        assertEquals(0, forced(guests));
        assertEquals(Duration.ofMillis(100), drain.progress().left());
        clockwork.advance(Duration.ofMillis(100));
        assertEquals(50, forced(guests));
        clockwork.advance(Duration.ofMillis(100));
        assertEquals(100, forced(guests));
        clockwork.advance(Duration.ofMillis(100));
        assertEquals(119, forced(guests));

        assertEquals(new Drain.Progress(true, 0, 120, 119, Duration.ZERO), drain.progress());
    }

    @Test
    void whoIsEndedIsToldTheSameTimeOnceMore() {
        List<Guest> guests = guests(1);
        drain.begin(Duration.ofSeconds(1));
        clockwork.advance(Duration.ofSeconds(2));

        assertEquals(guests.get(0).told, guests.get(0).ends);
    }

    @Test
    void theEarlierDeadlineCounts() {
        List<Guest> guests = guests(1);
        drain.begin(Duration.ofSeconds(30));
        drain.begin(Duration.ofMinutes(5));
        assertEquals(Duration.ofSeconds(30), drain.progress().left());
        drain.begin(Duration.ofSeconds(1));
        assertEquals(Duration.ofSeconds(1), drain.progress().left());
        assertEquals(1, clockwork.waiting());

        clockwork.advance(Duration.ofSeconds(1));

        assertEquals(1, forced(guests));
    }

    @Test
    void theEndOfTheServerEndsAllAtOnce() {
        List<Guest> guests = guests(120);

        drain.endAll();

        assertEquals(120, forced(guests));
        assertTrue(drain.isDraining());
        assertTrue(guests.get(0).ends.get(0).retryAfterMillis() > 0);
    }

    @Test
    void aServerThatStopsIsNoFailure() {
        clockwork.shutdown();
        drain.begin();
        assertTrue(drain.isDraining());
    }

    @Test
    void nothingIsUnderWayBeforeItBegan() {
        assertEquals(new Drain.Progress(false, 0, 0, 0, Duration.ZERO), drain.progress());
    }

    /** Someone in a session, who goes when told to; the broken one fails when told of something. */
    private final class Guest implements SessionHandler {

        private final List<Details> told = new ArrayList<>();
        private final List<Details> ends = new ArrayList<>();
        private final LiveSession session;

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
            told.add(details);
            if (session.id().equals(BROKEN)) {
                throw new IllegalStateException("bug");
            }
        }

        @Override
        public void end(End end, Details details) {
            assertEquals(End.RESTARTING, end);
            ends.add(details);
            leave();
        }

        @Override
        public Optional<End> due() {
            return Optional.empty();
        }
    }
}
