package org.jackfield.diagnosis;

/**
 * The outcome of one step.
 *
 * @param passed whether the way goes on behind it
 * @param words what was found, as one or more sentences that hold no secret and nothing an upstream said
 */
record Finding(boolean passed, String words) {

    static Finding pass(String words) {
        return new Finding(true, words);
    }

    static Finding fail(String words) {
        return new Finding(false, words);
    }
}
