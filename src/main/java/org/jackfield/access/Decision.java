package org.jackfield.access;

import org.jackfield.problem.Details;
import org.jackfield.problem.End;

/** The outcome of an admission. */
public sealed interface Decision {

    /** The client may have a session, and a slot is kept for it. */
    record Admitted(Grant grant) implements Decision {}

    /**
     * The request is turned away.
     *
     * @param end the row of the table of ends
     * @param details what is known besides, e.g. what exactly is wrong, or when to come again
     */
    record Refused(End end, Details details) implements Decision {}

    static Refused refused(End end) {
        return new Refused(end, Details.NONE);
    }

    static Refused refused(End end, String words) {
        return new Refused(end, Details.inWords(words));
    }
}
