package org.jackfield.access;

/**
 * A place for one session, taken when its client is admitted. Any thread may call; what is called again does nothing.
 *
 * <p>A seat on which no session sits in time is given back by whoever gave it.
 */
public interface Seat {

    /** A seat that counts nowhere, for sessions of this server's own. */
    Seat UNCOUNTED = new Seat() {
        @Override
        public void occupy() {}

        @Override
        public void release() {}
    };

    /** A session sits on it. */
    void occupy();

    /** It is free. */
    void release();
}
