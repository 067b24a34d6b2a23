package org.jackfield.container.reflect;

/** Whether what comes is taken from the connection. Any thread may turn it. */
interface ReadControl {
    void pause();

    void resume();

    /**
     * To be called before a close is sent.
     *
     * @param mostReads how often the connection may still be read from
     * @param drop called when it was read from more often
     */
    default void closing(int mostReads, Runnable drop) {}
}
