package org.jackfield.diagnosis;

/**
 * The outcome of one step.
 *
 * @param passed whether the way goes on behind it
 * @param words what was found, as one or more sentences that hold no secret and nothing an upstream said
 */
record StepResult(boolean passed, String words) {

    static StepResult pass(String words) {
        return new StepResult(true, words);
    }

    static StepResult fail(String words) {
        return new StepResult(false, words);
    }
}
