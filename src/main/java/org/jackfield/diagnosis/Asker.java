package org.jackfield.diagnosis;

import org.jackfield.access.ClientAddress;
import org.jackfield.access.Grant;

/** Who wants the way examined. */
sealed interface Asker {

    /** It brings the admin key: it sees names, and what spares the node and its upstreams does not hold for it. */
    record Operator() implements Asker {}

    /**
     * Nothing is known of it: it takes the place of a session, is dialled for as sessions are, and sees no names.
     *
     * @param grant what it was admitted with
     * @param address where it comes from
     */
    record Stranger(Grant grant, ClientAddress address) implements Asker {

        /** Gives back the place of a session that did not come about; again does nothing. */
        void release() {
            grant.slot().release();
        }
    }

    default boolean seesNames() {
        return this instanceof Operator;
    }
}
