package org.jackfield.session;

import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jackfield.problem.Details;
import org.jackfield.problem.End;

/** The state of a session. It only moves forward, and the call that moved it is the one that acts. */
public final class Lifecycle {

    /** The states in their order. */
    public enum State {
        /** The client is there; a leg that is needed is not open yet. */
        CONNECTING,
        /** All legs that are needed are open. */
        OPEN,
        /** The end is decided; what was accepted is still written. */
        CLOSING,
        /** All legs are released. */
        CLOSED;

        public boolean isBefore(State other) {
            return compareTo(other) < 0;
        }
    }

    /**
     * Why and when a session began to end.
     *
     * @param atNanos by the ticker of the session
     */
    public record Ending(End end, Details details, long atNanos) {}

    private final AtomicReference<Optional<Ending>> ending = new AtomicReference<>(Optional.empty());
    private final AtomicReference<State> state = new AtomicReference<>(State.CONNECTING);

    public State state() {
        return Objects.requireNonNull(state.get());
    }

    /** Why it ends, once that is decided. */
    public Optional<Ending> ending() {
        return Objects.requireNonNull(ending.get());
    }

    /** Moves to {@link State#CLOSING}; true if this very call decided why. */
    public boolean end(Ending decided) {
        boolean first = ending.compareAndSet(Optional.empty(), Optional.of(decided));
        return first && moveTo(State.CLOSING);
    }

    /** True if this very call moved the session to {@code next}; false if it was there already or beyond. */
    public boolean moveTo(State next) {
        State before = state.getAndUpdate(now -> now.isBefore(next) ? next : now);
        return Objects.requireNonNull(before).isBefore(next);
    }
}
