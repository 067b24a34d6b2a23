package org.jackfield.session;

import java.time.Duration;
import java.util.Optional;
import org.jackfield.access.Grant;
import org.jackfield.problem.Details;
import org.jackfield.problem.End;
import org.jackfield.session.Lifecycle.State;
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
        void end(End end, Details details);

        default void end(End end) {
            end(end, Details.NONE);
        }

        /** Tells the client of something, as far as it can be told, and goes on. */
        void tell(End end, Details details);

        /** Looks after things, about once a second; says which end is due, if any. */
        Optional<End> look(Duration age);
    }

    private final String id;
    private final String kind;
    private final Grant grant;
    private final Leg client;
    private final Leg upstream;
    private final SessionLimits limits;
    private final SessionRegistry registry;
    private final Ticker ticker;
    private final Occupant occupant;
    private final Lifecycle lifecycle = new Lifecycle();
    private final long begunAt;

    LiveSession(
            String id, String kind, Grant grant, Leg client, Leg upstream, SessionFactory factory, Occupant occupant) {
        this.id = id;
        this.kind = kind;
        this.grant = grant;
        this.client = client;
        this.upstream = upstream;
        this.limits = factory.limits();
        this.registry = factory.registry();
        this.ticker = factory.ticker();
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

    /** Whose stay it is. */
    public Grant grant() {
        return grant;
    }

    /** How long ago the client was connected. */
    public Duration age() {
        return Duration.ofNanos(ticker.nanos() - begunAt);
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
        return lifecycle.ending().map(Lifecycle.Ending::end).orElse(End.INTERNAL);
    }

    /** What is known beside the outcome, e.g. the code with which the upstream closed; without payload. */
    public Details details() {
        return lifecycle.ending().map(Lifecycle.Ending::details).orElse(Details.NONE);
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

    /** The client is told of something, and the session goes on. */
    public void told(End end, Details known) {
        registry.told(this, end, known);
    }

    /** A message of the client went nowhere, for this reason. */
    public void dropped(End why) {
        registry.dropped(this, why);
    }

    /** Decides the end; true for the one call that did, whose caller tells both legs. */
    public boolean decide(End end, Details known) {
        return lifecycle.end(new Lifecycle.Ending(end, known, ticker.nanos()));
    }

    /** How long ago the end was decided; zero if it was not. */
    Duration endingFor() {
        return lifecycle
                .ending()
                .map(ending -> Duration.ofNanos(ticker.nanos() - ending.atNanos()))
                .orElse(Duration.ZERO);
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

    /** Ends the session from outside, with what is known beside the end. */
    public void end(End end, Details known) {
        occupant.end(end, known);
    }

    /** Tells the client of something from outside; nothing once the end is decided. */
    public void tell(End end, Details known) {
        if (isGoing()) {
            occupant.tell(end, known);
        }
    }

    /** Looks at the clock and acts on what is due. Called by the sweeper alone, about once a second. */
    void sweep() {
        switch (lifecycle.state()) {
            case CLOSED -> forgetIfAbandoned();
            case CLOSING -> releaseIfClosed();
            default -> {
                limits.ping(this);
                occupant.look(age()).ifPresent(occupant::end);
            }
        }
    }

    /** Leaves out of all times of both legs that this process itself stood still for so long and heard nobody. */
    void forgive(Duration standstill) {
        client.forgive(standstill);
        upstream.forgive(standstill);
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
