package org.jackfield.session;

import java.time.Duration;
import java.util.Optional;
import org.jackfield.session.Lifecycle.State;
import org.jackfield.wire.End;
import org.jackfield.wire.ErrorObject.Facts;
import org.jackfield.wire.Ticker;

/**
 * One client's stay: its two legs, its state, how it ended. What the legs say to each other is the business of its
 * {@link Occupant}.
 *
 * <p>It is in the registry from {@link #begin} until nothing is left of it. Any thread may call.
 */
public final class LiveSession {

    /** What goes on in a session, e.g. a relay. */
    public interface Occupant {

        /** Ends what goes on, for a reason of the session's. Only the first end counts. */
        void end(End end);

        /** Looks after things, about once a second; says which end is due, if any. */
        Optional<End> look(Duration age);
    }

    private final String id;
    private final String kind;
    private final Leg client;
    private final Leg upstream;
    private final SessionLimits limits;
    private final SessionRegistry registry;
    private final Ticker ticker;
    private final Occupant occupant;
    private final Lifecycle lifecycle = new Lifecycle();
    private final long begunAt;
    private volatile End outcome = End.INTERNAL;
    private volatile Facts facts = Facts.NONE;

    LiveSession(String id, String kind, Leg client, Leg upstream, SessionFloor floor, Occupant occupant) {
        this.id = id;
        this.kind = kind;
        this.client = client;
        this.upstream = upstream;
        this.limits = floor.limits();
        this.registry = floor.registry();
        this.ticker = floor.ticker();
        this.occupant = occupant;
        this.begunAt = ticker.nanos();
    }

    /** 16 hexadecimal digits, unguessable. */
    public String id() {
        return id;
    }

    /** What kind of stay, e.g. {@code transcription}. */
    public String kind() {
        return kind;
    }

    public State state() {
        return lifecycle.state();
    }

    /** True until the end is decided. */
    public boolean isGoing() {
        return lifecycle.state().isBefore(State.CLOSING);
    }

    public Leg client() {
        return client;
    }

    public Leg upstream() {
        return upstream;
    }

    /** How it ended; {@link End#INTERNAL} while nothing is decided. */
    public End outcome() {
        return outcome;
    }

    /** What is known beside the outcome, e.g. the code with which the upstream closed; without payload. */
    public Facts facts() {
        return facts;
    }

    /** The client is there. */
    public void begin() {
        registry.add(this);
    }

    /** Both legs are open; false if it is too late for that. */
    public boolean ready() {
        boolean first = lifecycle.moveTo(State.OPEN);
        if (first) {
            registry.ready(this);
        }
        return first;
    }

    /** Decides the end; true for the one call that did, whose caller tells both legs. */
    public boolean decide(End end, Facts known) {
        boolean first = lifecycle.moveTo(State.CLOSING);
        if (first) {
            outcome = end;
            facts = known;
        }
        return first;
    }

    /** The leg's connection is gone, or never came about. The session is over when both are and its end is decided. */
    public void over(Leg leg) {
        leg.over();
        if (!isGoing() && client.isOver() && upstream.isOver()) {
            release();
        }
    }

    /** Ends the session from outside. */
    public void end(End end) {
        occupant.end(end);
    }

    /** Looks at the clock and acts on what is due. Called by the sweeper alone, about once a second. */
    void sweep() {
        switch (lifecycle.state()) {
            case CLOSED -> forgetIfAbandoned();
            case CLOSING -> releaseIfClosed();
            default -> {
                limits.ping(this);
                occupant.look(Duration.ofNanos(ticker.nanos() - begunAt)).ifPresent(occupant::end);
            }
        }
    }

    private void forgetIfAbandoned() {
        if (limits.abandon(this)) {
            registry.forget(this);
        }
    }

    private void releaseIfClosed() {
        if (limits.helpClosing(this)) {
            release();
        }
    }

    private void release() {
        if (lifecycle.moveTo(State.CLOSED)) {
            client.queue().discard();
            upstream.queue().discard();
            registry.release(this);
        }
    }
}
