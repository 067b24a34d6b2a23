package org.jackfield.upstream.dial;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import org.jackfield.testing.fakes.ManualScheduler;
import org.jackfield.testing.fakes.ManualTicker;
import org.junit.jupiter.api.Test;

class SchedulingDelayTest {

    private static final Duration MOST = Duration.ofMillis(200);

    private final ManualTicker ticker = new ManualTicker();
    private final ManualScheduler executor = new ManualScheduler(ticker);
    private final SchedulingDelay delay = new SchedulingDelay(MOST, List.of(executor), ticker);

    /** Looks again and again, each time so much after the last. */
    private void look(int times, Duration apart) {
        for (int i = 0; i < times; i++) {
            ticker.advance(apart);
            delay.run();
            executor.runDue();
        }
    }

    @Test
    void whoIsInTimeIsNotLate() {
        look(100, SchedulingDelay.INTERVAL);

        assertEquals(Duration.ZERO, delay.smoothed());
        assertFalse(delay.isLate());
    }

    @Test
    void looksThatComeTooLateAgainAndAgainAreAState() {
        long before = ticker.nanos();
        look(30, SchedulingDelay.INTERVAL.plusMillis(300));

        assertTrue(delay.isLate());
        assertTrue(delay.hasBeenLateSince(before));
    }

    @Test
    void onePauseIsNone() {
        long before = ticker.nanos();
        look(1, Duration.ofSeconds(1));

        assertFalse(delay.isLate());
        assertFalse(delay.hasBeenLateSince(before));
    }

    @Test
    void aStandstillOfSecondsIsFeltFromItsFirstLook() {
        long before = ticker.nanos();
        look(1, Duration.ofSeconds(3));

        assertTrue(delay.hasBeenLateSince(before));
    }

    @Test
    void aStandstillIsFeltEvenBeforeTheLookThatIsOverdue() {
        long before = ticker.nanos();
        ticker.advance(Duration.ofSeconds(3));

        assertTrue(delay.hasBeenLateSince(before));
    }

    @Test
    void tasksThatWaitForAThreadCountAsWell() {
        for (int i = 0; i < 30; i++) {
            ticker.advance(SchedulingDelay.INTERVAL);
            delay.run();
        }

        assertTrue(delay.isLate());
    }

    @Test
    void anExecutorThatTakesNothingIsLate() {
        SchedulingDelay full = new SchedulingDelay(
                MOST,
                List.of(task -> {
                    throw new RejectedExecutionException();
                }),
                ticker);
        for (int i = 0; i < 30; i++) {
            ticker.advance(SchedulingDelay.INTERVAL);
            full.run();
        }

        assertTrue(full.isLate());
    }

    @Test
    void itPasses() {
        look(30, SchedulingDelay.INTERVAL.plusMillis(300));
        long since = ticker.nanos() + 1;

        look(40, SchedulingDelay.INTERVAL);

        assertFalse(delay.isLate());
        assertTrue(delay.hasBeenLateSince(since), "It was late at the first of these looks still.");
        assertFalse(delay.hasBeenLateSince(ticker.nanos()));
    }
}
