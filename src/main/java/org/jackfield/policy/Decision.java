package org.jackfield.policy;

import org.jackfield.wire.End;

/** The outcome of a rule. */
public sealed interface Decision {

    /** The request may go on. */
    record Admitted() implements Decision {}

    /**
     * The request is turned away.
     *
     * @param end the row of the table of ends
     * @param words what is wrong, for the client
     */
    record Refused(End end, String words) implements Decision {}

    static Decision admitted() {
        return new Admitted();
    }

    static Decision refused(End end) {
        return new Refused(end, end.words());
    }

    static Decision refused(End end, String words) {
        return new Refused(end, words);
    }
}
