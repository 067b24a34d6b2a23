package org.jackfield.audio;

/** Mono samples on the scale of 16 bits that are read piece by piece. */
interface Samples {

    /** How many there are. */
    int count();

    /**
     * Copies some.
     *
     * @param first the first of them
     * @param count how many, all of which are there
     * @param into where they go
     * @param at where the first goes
     */
    void copy(int first, int count, float[] into, int at);
}
