package org.jackfield.session;

import java.time.Duration;
import org.jackfield.problem.Details;
import org.jackfield.problem.End;

/**
 * Watches sessions, and those that did not come about, and cannot alter them. Each is a bean; what it throws is contained.
 *
 * <p>It is called on the thread by which a thing happens, which may be one that reads from a connection: nothing here may
 * wait. The calls for one session may come from several threads at once.
 */
public interface SessionListener {

    /** The client is connected. */
    default void opened(ObservedSession session) {}

    /**
     * Something happened to a leg.
     *
     * @param at how long after the beginning of the session
     */
    default void entered(ObservedSession session, ObservedLeg leg, LegPhase phase, Duration at) {}

    /** All legs that the session needs are open. */
    default void ready(ObservedSession session) {}

    /** The client was told of something in a session that goes on, e.g. that audio was dropped. */
    default void told(ObservedSession session, End end, Details details) {}

    /** A message of the client went nowhere; the client need not have been told of each. */
    default void dropped(ObservedSession session, End why) {}

    /** All legs are released; {@link ObservedSession#outcome()} says why. */
    default void closed(ObservedSession session) {}

    /** A client was turned away before it had a session. */
    default void refused(End end) {}
}
