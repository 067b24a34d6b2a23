package org.jackfield.session;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.jackfield.problem.End;

/**
 * The checks in time that all sessions share, leg by leg.
 *
 * @param settings the limits
 * @param dialLimit how long a leg may take to open, for dialers that keep no deadline of their own
 * @param clock says whether what was granted has expired
 */
public record SessionLimits(SessionSettings settings, Duration dialLimit, Clock clock) {

    /** The end that is due for a session that has not been told to end. */
    public Optional<End> due(LiveSession session) {
        return session.legs().stream()
                .flatMap(leg -> due(leg).stream())
                .findFirst()
                .or(() -> dueByAge(session));
    }

    private Optional<End> due(Leg leg) {
        if (leg.isOver()) {
            return Optional.empty();
        }
        return leg.isOpened()
                ? dueOfOpen(leg)
                : when(isLonger(leg.dialledFor(), dialLimit), leg.ends().unopened());
    }

    private Optional<End> dueOfOpen(Leg leg) {
        LegEnds ends = leg.ends();
        return when(leg.queue().isBroken(), ends.lost())
                .or(() -> when(isLonger(leg.silentFor(), settings.silenceLimit()), ends.silent()))
                .or(() -> when(isLonger(leg.unfinishedFor(), settings.messageLimit()), ends.unfinished()))
                .or(() -> when(isStuck(leg), ends.stalled()));
    }

    /** Nothing gets through to the leg, or too little to let the one that feeds it speak. */
    private boolean isStuck(Leg leg) {
        return isLonger(leg.queue().writingFor(), settings.writeLimit())
                || isLonger(leg.holdingBackFor(), settings.pauseLimit());
    }

    private static Optional<End> when(boolean due, End end) {
        return due ? Optional.of(end) : Optional.empty();
    }

    private static boolean isLonger(Duration time, Duration limit) {
        return time.compareTo(limit) > 0;
    }

    private Optional<End> dueByAge(LiveSession session) {
        boolean expired =
                session.grant().expiresAt().filter(clock.instant()::isAfter).isPresent();
        boolean idle = session.legs().stream()
                .filter(leg -> !leg.isOver())
                .allMatch(leg -> isLonger(leg.idleFor(), settings.idleLimit()));
        return when(isLonger(session.age(), settings.maxDuration()), End.MAX_DURATION)
                .or(() -> when(expired, End.AUTH_EXPIRED))
                .or(() -> when(idle, End.IDLE));
    }

    /** The heartbeat of every leg. */
    void beat(LiveSession session) {
        session.legs().forEach(leg -> leg.beat(settings.pingInterval()));
    }

    /**
     * For a session whose end is decided: has overdue legs closed at once, true once nobody needs to be waited for.
     *
     * <p>A transport may report the end of a connection when it has only sent the close frame, so a session that is over is
     * looked at once more by {@link #abortOverdue}.
     */
    boolean closeOverdue(LiveSession session) {
        boolean givenUp = isLonger(session.endingFor(), settings.closeLimit());
        session.legs().stream()
                .filter(leg -> isLonger(leg.queue().closingFor(), settings.flushLimit()))
                .forEach(leg -> leg.queue().closeNow());
        return givenUp || session.legs().stream().allMatch(Leg::isOver);
    }

    /** For a session that is over: aborts what may be left of its connections, true once that is done. */
    boolean abortOverdue(LiveSession session) {
        boolean overdue = isLonger(session.endingFor(), settings.closeLimit());
        if (overdue) {
            session.legs().forEach(leg -> leg.queue().abort());
        }
        return overdue;
    }
}
