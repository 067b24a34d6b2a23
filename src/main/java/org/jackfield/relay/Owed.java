package org.jackfield.relay;

import java.time.Duration;
import java.util.Optional;
import org.jackfield.problem.Details;
import org.jackfield.session.Leg;
import org.jackfield.wire.Ticker;

/**
 * What an upstream owes: a close when it was asked to finish, an answer where the {@link Envelope} expects one. Its connection
 * may be well and its pongs may come all the while. For the sweep alone.
 */
final class Owed {

    private static final Details UNFINISHED =
            Details.inWords("The model was asked to finish and says nothing more; the connection to it is well.");

    private final Envelope envelope;
    private final Leg upstream;
    private final Duration finishLimit;
    private final Ticker ticker;
    private boolean finishing;
    private long finishingSinceNanos;

    Owed(Envelope envelope, Leg upstream, Duration finishLimit, Ticker ticker) {
        this.envelope = envelope;
        this.upstream = upstream;
        this.finishLimit = finishLimit;
        this.ticker = ticker;
    }

    /** What is known of an upstream that takes too long; empty if it does not. */
    Optional<Details> overdue() {
        if (!upstream.isOpened() || upstream.isOver()) {
            return Optional.empty();
        }
        if (envelope.isFinishing() && !finishing) {
            finishing = true;
            finishingSinceNanos = ticker.nanos();
        }
        Duration silence = silence();
        return isUnfinished(silence) ? Optional.of(UNFINISHED) : envelope.unanswered(silence);
    }

    private boolean isUnfinished(Duration silence) {
        return finishing
                && silence.compareTo(finishLimit) > 0
                && ticker.nanos() - finishingSinceNanos > finishLimit.toNanos();
    }

    /** How long an upstream has said nothing although it has got everything and is read from; zero if that is not so. */
    private Duration silence() {
        boolean hindered = upstream.queue().waitingBytes() > 0
                || !upstream.queue().pausedFor().isZero();
        return hindered ? Duration.ZERO : upstream.idleFor();
    }
}
