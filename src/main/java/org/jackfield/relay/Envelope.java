package org.jackfield.relay;

import java.util.List;
import java.util.Optional;
import org.jackfield.problem.Details;
import org.jackfield.problem.End;
import org.jackfield.wire.Message;

/**
 * How the client's side of one relay is spoken: what its messages mean upstream and how the upstream's reach it.
 *
 * <p>One instance serves one session. Each direction is called by one thread at a time; {@link #isFinishing} is seen by both.
 */
public interface Envelope {

    /** What becomes of a message from the client. */
    sealed interface Outcome {

        /** It goes upstream, perhaps in another form. */
        record Pass(Message message) implements Outcome {}

        /** It holds nothing and goes nowhere. */
        record Skip() implements Outcome {}

        /** It is turned down with an error; the session goes on unless this happens too often. */
        record TurnDown(End end, Details details) implements Outcome {}
    }

    /** Said to the client once both legs are open. */
    Message connected();

    Outcome fromClient(Message message);

    Message fromUpstream(Message message);

    /** Tells the client of something that went wrong in a session that stays open. */
    Message error(End end, Details details);

    /** The last messages to the client before the close frame. */
    List<Message> ending(End end, Details details);

    /** The last message to the upstream before the close frame, if its protocol has one. */
    Optional<Message> farewell();

    /** Whether the client has asked the upstream to finish, so that its close is no failure. */
    boolean isFinishing();
}
