package org.jackfield.relay;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jackfield.problem.Details;
import org.jackfield.problem.End;
import org.jackfield.wire.Message;

/**
 * How the client's side of one relay is spoken: what its messages mean upstream and how the upstream's reach it.
 *
 * <p>One instance serves one session. Each direction is called by one thread at a time; {@link #isFinishing} and
 * {@link #unanswered} by any.
 */
public interface Envelope {

    /** What becomes of a message from the client. */
    sealed interface Outcome {

        /** It goes upstream, perhaps in another form or in pieces. */
        record Pass(List<Message> messages) implements Outcome {

            public Pass(Message message) {
                this(List.of(message));
            }
        }

        /** It holds nothing for the upstream and goes nowhere. */
        record Skip() implements Outcome {}

        /**
         * It is turned down with an error; the session goes on unless this happens too often.
         *
         * @param counts whether it is one of those that must not be too many
         */
        record TurnDown(End end, Details details, boolean counts) implements Outcome {

            public TurnDown(End end, Details details) {
                this(end, details, true);
            }
        }

        /** The one {@link Skip} there need be. */
        Outcome SKIP = new Skip();
    }

    /** Said to the client once both legs are open. */
    Message connected();

    Outcome fromClient(Message message);

    /** A message of the client is dropped and does not come to {@link #fromClient}; same thread. */
    default void lost(Message message) {}

    Message fromUpstream(Message message);

    /**
     * What is known of an upstream that owes an answer for too long; empty if it does not. Called by the sweep.
     *
     * @param silence how long it has said nothing although it could; zero if it could not
     */
    default Optional<Details> unanswered(Duration silence) {
        return Optional.empty();
    }

    /** Tells the client of something that went wrong in a session that stays open. */
    Message error(End end, Details details);

    /** The last messages to the client before the close frame. */
    List<Message> ending(End end, Details details);

    /** The last message to the upstream before the close frame, if its protocol has one. */
    Optional<Message> farewell();

    /** Whether the client has asked the upstream to finish, so that its close is no failure. */
    boolean isFinishing();
}
