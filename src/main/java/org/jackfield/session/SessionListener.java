package org.jackfield.session;

import org.jackfield.problem.Details;
import org.jackfield.problem.End;

/** Watches sessions, and those that did not come about, and cannot alter them. Each is a bean; what it throws is contained. */
public interface SessionListener {

    /** The client is connected, the upstream is about to be dialled. */
    default void opened(LiveSession session) {}

    /** Both legs are open. */
    default void ready(LiveSession session) {}

    /** The client was told of something in a session that goes on, e.g. that audio was dropped. */
    default void told(LiveSession session, End end, Details details) {}

    /** A message of the client went nowhere; the client need not have been told of each. */
    default void dropped(LiveSession session, End why) {}

    /** Both legs are released; {@link LiveSession#outcome()} says why. */
    default void closed(LiveSession session) {}

    /** A client was turned away before it had a session. */
    default void refused(End end) {}
}
