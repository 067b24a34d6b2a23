package org.jackfield.access;

/**
 * A place for one session, taken when its client is admitted. Any thread may call; what is called again does nothing.
 *
 * <p>A slot on which no session sits in time is given back by whoever gave it.
 */
public interface Slot {

    /** A slot that counts nowhere, for sessions of this server's own. */
    Slot UNCOUNTED = new Slot() {
        @Override
        public void occupy() {}

        @Override
        public void release() {}
    };

    /** A session has it. */
    void occupy();

    /** It is free. */
    void release();
}
