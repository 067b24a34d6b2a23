package org.jackfield.relay;

import org.jackfield.access.RateLimiter;
import org.jackfield.access.RateLimiter.Outcome;
import org.jackfield.problem.Details;
import org.jackfield.problem.End;
import org.jackfield.session.Leg;
import org.jackfield.session.SessionHandler;
import org.jackfield.wire.Message;

/**
 * Keeps a client to its rates: who is too fast is told when to go on, a flood is not read from until the next look, where the
 * transport can do without, and who does not stop is ended. Called by the thread that reads from the client.
 *
 * @param rates counts
 * @param client whose messages they are
 * @param session tells and ends
 */
record Throttle(RateLimiter rates, Leg client, SessionHandler session) {

    /** Whether a message goes on. */
    boolean passes(Message message) {
        Outcome outcome = rates.take(message);
        hold(outcome);
        return outcome instanceof Outcome.Fits;
    }

    /** A part of a message came, and not the last. */
    void part(int bytes) {
        hold(rates.takePart(bytes));
    }

    /** Something came that is no message. */
    void nothing() {
        hold(rates.takeNothing());
    }

    private void hold(Outcome outcome) {
        if (outcome instanceof Outcome.TooFast tooFast) {
            client.queue().holdReading(tooFast.floods());
            if (tooFast.news()) {
                session.tell(End.RATE_LIMITED, Details.retryAfter(tooFast.again()));
            }
        } else if (outcome instanceof Outcome.Persistent persistent) {
            session.end(End.RATE_LIMITED, Details.retryAfter(persistent.again()));
        }
    }
}
