package org.jackfield.upstream;

/**
 * The words in which a speech model is talked to, on the wire of its provider; each kind of model has its own.
 *
 * <p>A dialect has no state and serves all sessions at once, on any thread.
 */
public sealed interface SpeechDialect permits RecognitionDialect, SynthesisDialect {

    /** What the models that are talked to in it do. */
    Capability capability();
}
