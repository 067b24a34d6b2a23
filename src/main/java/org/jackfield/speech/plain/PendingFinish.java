package org.jackfield.speech.plain;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.Future;
import org.jackfield.wire.Message;

/**
 * A client's wish to finish, until the model is told: it waits for the chunks that were sent before it, which it may have
 * overtaken. One thread at a time uses it.
 */
final class PendingFinish {

    private final Message words;
    private final OptionalLong chunks;
    private final List<Future<?>> alarms = new ArrayList<>();
    private boolean graceOver;
    private boolean limitOver;
    private boolean said;

    /**
     * @param words said to the model
     * @param chunks how many there are; empty if the client does not say
     */
    PendingFinish(Message words, OptionalLong chunks) {
        this.words = words;
        this.chunks = chunks;
    }

    Message words() {
        return words;
    }

    void alarmedBy(Future<?> alarm) {
        alarms.add(alarm);
    }

    /** From here on it waits for chunks that are arriving alone. */
    void graceOver() {
        graceOver = true;
    }

    /** From here on it waits for nothing. */
    void limitOver() {
        limitOver = true;
    }

    /**
     * Whether all was waited for.
     *
     * @param next the number of the chunk expected next
     * @param arriving how many requests with chunks are under way
     */
    boolean isComplete(long next, int arriving) {
        return chunks.isPresent() ? next >= chunks.getAsLong() : graceOver && arriving == 0;
    }

    /** Whether the model is to be told now. */
    boolean isDue(long next, int arriving) {
        return !said && (limitOver || isComplete(next, arriving));
    }

    /** The model is told. */
    void say() {
        said = true;
        cancel();
    }

    boolean isSaid() {
        return said;
    }

    /** Nobody needs it any more. */
    void cancel() {
        alarms.forEach(alarm -> alarm.cancel(false));
    }
}
