package org.jackfield.sandbox.voice;

import java.util.concurrent.CompletionStage;

/** A synthesiser of speech. */
public interface Voice {

    /** The samples of an utterance, mono; completes on any thread and never waits on the calling one. */
    CompletionStage<short[]> speak(Utterance utterance);
}
