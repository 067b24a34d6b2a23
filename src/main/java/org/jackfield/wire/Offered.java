package org.jackfield.wire;

/** What became of a message that was offered to a {@link SendQueue}. */
public enum Offered {
    ACCEPTED,
    /** Not taken: the bound is reached. */
    FULL,
    /** Not taken: the queue was ended or its connection is gone. */
    CLOSED
}
