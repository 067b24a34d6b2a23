package org.jackfield.session;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jackfield.access.Grant;
import org.jackfield.access.Identity;
import org.jackfield.problem.Details;
import org.jackfield.problem.End;
import org.jackfield.session.Lifecycle.State;
import org.jackfield.wire.Ticker;

/**
 * One client's stay: its legs, its state, how it ended. What the legs say to each other is the business of its
 * {@link SessionHandler}.
 *
 * <p>It is in the registry from {@link #begin} until nothing is left of it. Any thread may call.
 */
public final class LiveSession implements ObservedSession {

    private final String id;
    private final String kind;
    private final Grant grant;
    private final List<Leg> legs;
    private final SessionLimits limits;
    private final SessionRegistry registry;
    private final Ticker ticker;
    private final SessionHandler handler;
    private final Lifecycle lifecycle = new Lifecycle();
    private final long begunAt;

    LiveSession(String id, String kind, Grant grant, List<Leg> legs, SessionFactory factory, SessionHandler handler) {
        this.id = id;
        this.kind = kind;
        this.grant = grant;
        this.legs = List.copyOf(legs);
        this.limits = factory.limits();
        this.registry = factory.registry();
        this.ticker = factory.ticker();
        this.handler = handler;
        this.begunAt = ticker.nanos();
        this.legs.forEach(leg -> leg.watchedBy((which, phase) -> registry.entered(this, which, phase)));
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public String kind() {
        return kind;
    }

    /** What its client was granted. */
    public Grant grant() {
        return grant;
    }

    @Override
    public Identity identity() {
        return grant.identity();
    }

    @Override
    public Duration age() {
        return Duration.ofNanos(ticker.nanos() - begunAt);
    }

    @Override
    public State state() {
        return lifecycle.state();
    }

    /** True until the end is decided. */
    public boolean isGoing() {
        return lifecycle.state().isBefore(State.CLOSING);
    }

    @Override
    public List<Leg> legs() {
        return legs;
    }

    @Override
    public Optional<End> outcome() {
        return lifecycle.ending().map(Lifecycle.Ending::end);
    }

    @Override
    public Details details() {
        return lifecycle.ending().map(Lifecycle.Ending::details).orElse(Details.NONE);
    }

    /** The client is there. */
    public void begin() {
        grant.slot().occupy();
        registry.add(this);
    }

    /** All legs that it needs are open; false if it is too late for that. */
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

    /** Decides the end; true for the one call that did, whose caller tells all legs. */
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

    /** The leg's connection is gone, or never came about. The session is over when all are and its end is decided. */
    public void over(Leg leg) {
        leg.over();
        if (!isGoing() && legs.stream().allMatch(Leg::isOver)) {
            release();
        }
    }

    /** Ends the session from outside. */
    public void end(End end) {
        handler.end(end, Details.NONE);
    }

    /** Ends the session from outside, with what is known beside the end. */
    public void end(End end, Details known) {
        handler.end(end, known);
    }

    /** Drops whatever is left of its connections: nothing of this deployment may outlive it. */
    public void abort() {
        legs.forEach(leg -> leg.queue().abort());
    }

    /** Tells the client of something from outside; nothing once the end is decided. */
    public void tell(End end, Details known) {
        if (isGoing()) {
            handler.tell(end, known);
        }
    }

    /** Looks at the clock and acts on what is due. Called by the sweeper alone, about once a second. */
    void sweep() {
        switch (lifecycle.state()) {
            case CLOSED -> forgetIfAborted();
            case CLOSING -> releaseIfClosed();
            default -> {
                limits.beat(this);
                handler.due().or(() -> limits.due(this)).ifPresent(this::end);
            }
        }
    }

    /** Leaves out of all times of all legs that this process itself stood still for so long and heard nobody. */
    void forgive(Duration standstill) {
        legs.forEach(leg -> leg.forgive(standstill));
    }

    private void forgetIfAborted() {
        if (limits.abortOverdue(this)) {
            registry.forget(this);
        }
    }

    private void releaseIfClosed() {
        if (limits.closeOverdue(this)) {
            release();
        }
    }

    private void release() {
        if (lifecycle.moveTo(State.CLOSED)) {
            legs.forEach(leg -> leg.queue().discard());
            grant.slot().release();
            registry.release(this);
        }
    }
}
