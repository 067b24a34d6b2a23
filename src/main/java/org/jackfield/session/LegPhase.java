package org.jackfield.session;

/** What happens to a leg, in the order in which it mostly does; told to {@link SessionListener}s. */
public enum LegPhase {
    /** Its upstream is about to be dialled. */
    DIALLING,
    /** Its connection is open. */
    CONNECTED,
    /** It was dialled in vain. */
    REFUSED,
    /** The first message came from it. */
    FIRST_MESSAGE,
    /** It is not read from, because another leg takes too little. */
    PAUSED,
    /** It is read from again. */
    RESUMED,
    /** Its connection is gone. */
    ENDED
}
