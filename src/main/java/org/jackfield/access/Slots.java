package org.jackfield.access;

import org.jackfield.problem.End;

/** Gives out the slots. It is asked last, when nothing else speaks against a client. */
@FunctionalInterface
public interface Slots {

    /** What came of it. */
    sealed interface Outcome {

        /** A slot is kept for a session. */
        record Taken(Slot slot) implements Outcome {}

        /** There is none. */
        record Full(End end) implements Outcome {}
    }

    Outcome take(Identity identity, ClientAddress address);
}
