package org.jackfield.relay;

import java.util.List;
import java.util.Optional;
import org.jackfield.problem.Details;
import org.jackfield.problem.End;
import org.jackfield.wire.Close;
import org.jackfield.wire.Message;

/** What is to be said and heard. Called by the upstream's thread; {@link #told} and, once, {@link #over} by any. */
public interface OneShotCall {

    /** Said as soon as the upstream is ready. */
    List<Message> words();

    /** Hears one answer, and says how the call ends if it ends with it; {@link End#FINISHED} if all was heard. */
    Optional<End> heard(Message answer);

    /** Whether the upstream's own close means that all was heard. */
    default boolean isDone(Close close) {
        return false;
    }

    /** How far it is; any thread may ask. */
    default Stage stage() {
        return Stage.WAITING;
    }

    /** How far a call is. */
    enum Stage {
        /** The client waits for what the upstream has to say. */
        WAITING,
        /** The client is told while the upstream speaks. */
        SPEAKING,
        /** The upstream has said everything; the call ends when the client has it, wherever the upstream is. */
        SAID
    }

    /** Something happens that a client that hears of the call should know; any thread may call. */
    default void told(End end, Details details) {}

    /** It is over. */
    void over(End end, Details details);
}
