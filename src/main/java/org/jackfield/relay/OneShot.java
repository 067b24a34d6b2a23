package org.jackfield.relay;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jackfield.session.Leg;
import org.jackfield.session.Lifecycle;
import org.jackfield.session.Lifecycle.State;
import org.jackfield.session.LiveSession;
import org.jackfield.session.SessionLimits;
import org.jackfield.session.SessionRegistry;
import org.jackfield.upstream.DialFailure;
import org.jackfield.wire.Close;
import org.jackfield.wire.Connection;
import org.jackfield.wire.ConnectionListener;
import org.jackfield.wire.End;
import org.jackfield.wire.ErrorObject.Facts;
import org.jackfield.wire.Message;
import org.jackfield.wire.SendQueue;
import org.jackfield.wire.Ticker;

/**
 * One errand at an upstream on behalf of a plain HTTP request: some messages are said, the answers are heard until there are
 * enough. Its client leg has no connection of its own.
 */
public final class OneShot implements LiveSession, ConnectionListener {

    /** What is to be said and heard. Called by the upstream's thread; {@link #over} once, by any. */
    public interface Errand {

        /** Said as soon as the upstream is ready. */
        List<Message> words();

        /** Hears one answer, and says how the errand ends if it ends with it; {@link End#FINISHED} if all was heard. */
        Optional<End> heard(Message answer);

        /** Whether the upstream's own close means that all was heard. */
        default boolean isDone(Close close) {
            return false;
        }

        /** It is over. */
        void over(End end, Facts facts);
    }

    private final String id;
    private final String kind;
    private final Errand errand;
    private final Duration timeLimit;
    private final SessionLimits limits;
    private final SessionRegistry registry;
    private final Ticker ticker;
    private final Lifecycle lifecycle = new Lifecycle();
    private final Leg client;
    private final Leg upstream;
    private final long startedAt;
    private volatile End outcome = End.INTERNAL;
    private volatile Facts facts = Facts.NONE;

    OneShot(
            String id,
            String kind,
            Errand errand,
            RelaySettings settings,
            SessionLimits limits,
            SessionRegistry registry,
            Ticker ticker) {
        this.id = id;
        this.kind = kind;
        this.errand = errand;
        this.timeLimit = settings.oneShotLimit();
        this.limits = limits;
        this.registry = registry;
        this.ticker = ticker;
        this.client = new Leg(new SendQueue(SendQueue.Bounds.of(0), ticker), ticker);
        this.upstream = new Leg(new SendQueue(SendQueue.Bounds.of(settings.oneShotBytes()), ticker), ticker);
        this.startedAt = ticker.nanos();
        client.over();
    }

    @Override
    public void opened(Connection connection) {
        upstream.opened();
        if (lifecycle.moveTo(State.OPEN)) {
            registry.ready(this);
            errand.words().forEach(upstream.queue()::offer);
        }
        upstream.queue().open(connection);
    }

    @Override
    public void received(Message message) {
        if (lifecycle.state().isBefore(State.CLOSING)) {
            upstream.received(message);
            errand.heard(message).ifPresent(this::end);
        }
    }

    @Override
    public void ponged() {
        upstream.heard();
    }

    @Override
    public void ended(Close close) {
        upstream.over();
        end(End.ofUpstream(close, errand.isDone(close)), Facts.ofUpstream(close));
        release();
    }

    void dialFailed(DialFailure failure) {
        upstream.over();
        end(failure.end(), failure.facts());
        release();
    }

    @Override
    public void end(End end) {
        end(end, Facts.NONE);
    }

    private void end(End end, Facts facts) {
        if (lifecycle.moveTo(State.CLOSING)) {
            outcome = end;
            this.facts = facts;
            upstream.queue().end(end.toUpstream());
            errand.over(end, facts);
        }
    }

    private void release() {
        if (lifecycle.moveTo(State.CLOSED)) {
            upstream.queue().discard();
            registry.release(this);
        }
    }

    @Override
    public void sweep() {
        State state = lifecycle.state();
        if (state == State.CLOSED && limits.abandon(this)) {
            registry.forget(this);
        } else if (state == State.CLOSING && limits.helpClosing(this)) {
            release();
        } else if (state.isBefore(State.CLOSING)) {
            Duration age = Duration.ofNanos(ticker.nanos() - startedAt);
            limits.ping(this);
            if (age.compareTo(timeLimit) > 0) {
                end(End.UPSTREAM_TIMEOUT);
            } else {
                limits.dueOfUpstream(this, age).ifPresent(this::end);
            }
        }
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public String kind() {
        return kind;
    }

    @Override
    public Lifecycle lifecycle() {
        return lifecycle;
    }

    @Override
    public Leg client() {
        return client;
    }

    @Override
    public Leg upstream() {
        return upstream;
    }

    @Override
    public End outcome() {
        return outcome;
    }

    @Override
    public Facts facts() {
        return facts;
    }
}
