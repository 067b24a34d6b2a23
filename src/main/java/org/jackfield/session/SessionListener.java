package org.jackfield.session;

/** Watches sessions and cannot alter them. Each is a bean; what it throws is contained. */
public interface SessionListener {

    /** The client is connected, the upstream is about to be dialled. */
    default void opened(LiveSession session) {}

    /** Both legs are open. */
    default void ready(LiveSession session) {}

    /** Both legs are released; {@link LiveSession#outcome()} says why. */
    default void closed(LiveSession session) {}
}
