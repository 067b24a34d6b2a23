package org.jackfield.upstream.dial;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jackfield.problem.End;
import org.jackfield.testing.fakes.ManualScheduler;
import org.jackfield.testing.fakes.ManualTicker;
import org.junit.jupiter.api.Test;

class DialAttemptTest {

    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    private final ManualScheduler alarms = new ManualScheduler(new ManualTicker());
    private final List<DialFailure> failures = new ArrayList<>();
    private final AtomicBoolean waiting = new AtomicBoolean(true);
    private final DialAttempt attempt =
            DialAttempt.queued(new Requester("a", waiting::get), failures::add, alarms, TIMEOUT);

    private void assertFailed(End end) {
        assertEquals(List.of(DialFailure.of(end)), failures);
        assertEquals(0, alarms.waiting());
    }

    @Test
    void withoutAThreadInTimeTheServerIsOverloaded() {
        alarms.advance(TIMEOUT);

        assertFailed(End.OVERLOADED);
        assertFalse(attempt.begin());
    }

    @Test
    void itsTimeStartsWhenItBegins() {
        alarms.advance(TIMEOUT.minusMillis(1));
        assertTrue(attempt.begin());
        alarms.advance(TIMEOUT.minusMillis(1));
        assertEquals(List.of(), failures);

        alarms.advance(Duration.ofMillis(1));

        assertFailed(End.UPSTREAM_TIMEOUT);
    }

    @Test
    void whoHasGoneIsNotDialledFor() {
        waiting.set(false);

        assertFalse(attempt.begin());

        assertFailed(End.CLIENT_LEFT);
    }

    @Test
    void oneThatOpensHasNoAlarmLeft() {
        assertTrue(attempt.begin());

        assertTrue(attempt.opened());

        assertEquals(0, alarms.waiting());
        assertFalse(attempt.opened());
    }

    @Test
    void whatIsKnownBetterIsToldAtTheDeadline() {
        attempt.begin();
        attempt.failAtDeadlineWith(DialFailure.of(End.REJECTED));
        alarms.advance(TIMEOUT);

        assertFailed(End.REJECTED);
    }
}
