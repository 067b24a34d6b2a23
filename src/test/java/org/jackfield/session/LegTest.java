package org.jackfield.session;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.Optional;
import org.jackfield.testing.fakes.ManualTicker;
import org.jackfield.wire.Bounds;
import org.jackfield.wire.SendQueue;
import org.junit.jupiter.api.Test;

class LegTest {

    private static final Duration INTERVAL = Duration.ofSeconds(20);

    private final ManualTicker ticker = new ManualTicker();
    private final Leg leg = new Leg(Leg.CLIENT, LegEnds.CLIENT, new SendQueue(Bounds.of(0), ticker), ticker);

    @Test
    void aRoundTripIsFromThePingToItsPong() {
        ticker.advance(INTERVAL);
        leg.beat(INTERVAL);
        assertEquals(Optional.empty(), leg.roundTrip());

        ticker.advance(Duration.ofMillis(40));
        leg.ponged();

        assertEquals(Optional.of(Duration.ofMillis(40)), leg.roundTrip());
    }

    @Test
    void aPongThatNobodyAskedForIsASignOfLifeAlone() {
        ticker.advance(Duration.ofSeconds(7));
        leg.ponged();

        assertEquals(Optional.empty(), leg.roundTrip());
        assertEquals(Duration.ZERO, leg.silentFor());
        assertEquals(Duration.ofSeconds(7), leg.idleFor());
    }

    @Test
    void aStandstillDoesNotCount() {
        ticker.advance(Duration.ofSeconds(30));
        leg.forgive(Duration.ofSeconds(12));
        assertEquals(Duration.ofSeconds(18), leg.silentFor());
        assertEquals(Duration.ofSeconds(18), leg.idleFor());
        leg.forgive(Duration.ofSeconds(20));
        assertEquals(Duration.ZERO, leg.silentFor());
    }

    @Test
    void aSecondPongToOnePingIsNotMeasured() {
        ticker.advance(INTERVAL);
        leg.beat(INTERVAL);
        leg.ponged();
        ticker.advance(Duration.ofSeconds(5));
        leg.ponged();

        assertEquals(Optional.of(Duration.ZERO), leg.roundTrip());
    }
}
