package org.jackfield.upstream;

/** What a model does for its client. */
public enum Capability {
    SPEECH_TO_TEXT,
    TEXT_TO_SPEECH
}
