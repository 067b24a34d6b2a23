package org.jackfield.sandbox;

import java.util.concurrent.CompletionStage;

/** A synthesiser of speech. */
interface Voice {

    /** The samples of an utterance, mono; completes on any thread and never waits on the calling one. */
    CompletionStage<short[]> speak(Utterance utterance);
}
