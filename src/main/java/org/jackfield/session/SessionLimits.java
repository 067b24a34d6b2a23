package org.jackfield.session;

import java.time.Duration;
import java.util.Optional;
import org.jackfield.problem.End;
import org.jackfield.session.Lifecycle.State;

/**
 * The checks in time that all sessions share.
 *
 * @param settings the limits
 * @param dialLimit how long the upstream may be dialled, for dialers that keep no deadline of their own
 */
public record SessionLimits(SessionSettings settings, Duration dialLimit) {

    /** The end that is due for a session that has not been told to end. */
    public Optional<End> due(LiveSession session, Duration age) {
        return dueOfClient(session).or(() -> dueOfUpstream(session, age)).or(() -> dueByAge(session, age));
    }

    /** The end that is due because of the upstream leg alone. */
    public Optional<End> dueOfUpstream(LiveSession session, Duration age) {
        if (session.state() == State.OPEN) {
            return dueOfOpenUpstream(session);
        }
        return isLonger(age, dialLimit) ? Optional.of(End.UPSTREAM_TIMEOUT) : Optional.empty();
    }

    private Optional<End> dueOfClient(LiveSession session) {
        Leg client = session.client();
        if (client.queue().isBroken()) {
            return Optional.of(End.CLIENT_LEFT);
        }
        if (isLonger(client.silentFor(), settings.silenceLimit())) {
            return Optional.of(End.CLIENT_DEAD);
        }
        if (isLonger(client.unfinishedFor(), settings.messageLimit())) {
            return Optional.of(End.UNFINISHED);
        }
        return isStuck(client, session.upstream()) ? Optional.of(End.CLIENT_SLOW) : Optional.empty();
    }

    private Optional<End> dueOfOpenUpstream(LiveSession session) {
        Leg upstream = session.upstream();
        if (upstream.queue().isBroken() || isLonger(upstream.silentFor(), settings.silenceLimit())) {
            return Optional.of(End.UPSTREAM_LOST);
        }
        return isStuck(upstream, session.client()) ? Optional.of(End.UPSTREAM_STALLED) : Optional.empty();
    }

    /** Nothing gets through to the leg, or too little to let the other one speak. */
    private boolean isStuck(Leg leg, Leg other) {
        return isLonger(leg.queue().writingFor(), settings.writeLimit())
                || isLonger(other.queue().pausedFor(), settings.pauseLimit());
    }

    private static boolean isLonger(Duration time, Duration limit) {
        return time.compareTo(limit) > 0;
    }

    private Optional<End> dueByAge(LiveSession session, Duration age) {
        if (isLonger(age, settings.maxDuration())) {
            return Optional.of(End.MAX_DURATION);
        }
        boolean idle = isLonger(session.client().idleFor(), settings.idleLimit())
                && isLonger(session.upstream().idleFor(), settings.idleLimit());
        return idle ? Optional.of(End.IDLE) : Optional.empty();
    }

    /** Keeps both legs answering. */
    public void ping(LiveSession session) {
        session.client().pingEvery(settings.pingInterval());
        session.upstream().pingEvery(settings.pingInterval());
    }

    /**
     * For a session whose end is decided: helps its legs along, true once nobody needs to be waited for.
     *
     * <p>A transport may report the end of a connection when it has only sent the close frame, so a session that is over is
     * looked at once more by {@link #abandon}.
     */
    public boolean helpClosing(LiveSession session) {
        boolean client = helpClosing(session, session.client());
        boolean upstream = helpClosing(session, session.upstream());
        return client && upstream;
    }

    private boolean helpClosing(LiveSession session, Leg leg) {
        if (isLonger(leg.queue().closingFor(), settings.flushLimit())) {
            leg.queue().hurry();
        }
        return leg.isOver() || isLonger(session.endingFor(), settings.closeLimit());
    }

    /** For a session that is over: gives up what may be left of its connections, true once that is done. */
    public boolean abandon(LiveSession session) {
        if (!isLonger(session.endingFor(), settings.closeLimit())) {
            return false;
        }
        session.client().queue().abort();
        session.upstream().queue().abort();
        return true;
    }
}
