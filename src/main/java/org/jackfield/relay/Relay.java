package org.jackfield.relay;

import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
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
 * Two legs, cross-wired: what one receives goes to the queue of the other.
 *
 * <p>Each leg's connection calls its own listener; the two meet only in the queues and in the lifecycle.
 */
public final class Relay implements LiveSession {

    private final String id;
    private final String kind;
    private final Envelope envelope;
    private final RelaySettings settings;
    private final SessionLimits limits;
    private final SessionRegistry registry;
    private final Ticker ticker;
    private final Lifecycle lifecycle = new Lifecycle();
    private final Leg client;
    private final Leg upstream;
    private final Consumer<Relay> dial;
    private final long startedAt;
    private volatile End outcome = End.INTERNAL;
    private int turnedDown;

    Relay(
            String id,
            String kind,
            Envelope envelope,
            int audioBytesPerSecond,
            RelaySettings settings,
            SessionLimits limits,
            SessionRegistry registry,
            Ticker ticker,
            Consumer<Relay> dial) {
        this.id = id;
        this.kind = kind;
        this.envelope = envelope;
        this.settings = settings;
        this.limits = limits;
        this.registry = registry;
        this.ticker = ticker;
        this.dial = dial;
        this.client = new Leg(new SendQueue(settings.towardsClient(), ticker), ticker);
        this.upstream = new Leg(new SendQueue(settings.towardsUpstream(audioBytesPerSecond), ticker), ticker);
        this.startedAt = ticker.nanos();
    }

    /** The listener of the client's connection. */
    public ConnectionListener clientSide() {
        return new FromClient();
    }

    /** The listener of the upstream's connection. */
    public ConnectionListener upstreamSide() {
        return new FromUpstream();
    }

    private final class FromClient implements ConnectionListener {

        @Override
        public void opened(Connection connection) {
            client.opened();
            registry.add(Relay.this);
            client.queue().open(connection);
            dial.accept(Relay.this);
        }

        @Override
        public void received(Message message) {
            if (!lifecycle.state().isBefore(State.CLOSING)) {
                return;
            }
            client.received(message);
            Envelope.Verdict verdict = envelope.fromClient(message);
            if (verdict instanceof Envelope.Verdict.Pass pass) {
                toUpstream(pass.message());
            } else if (verdict instanceof Envelope.Verdict.TurnDown turnDown) {
                turnDown(turnDown.end(), turnDown.facts());
            }
        }

        @Override
        public void ponged() {
            client.heard();
        }

        @Override
        public void ended(Close close) {
            client.over();
            end(End.ofClient(close));
            releaseIfOver();
        }
    }

    private final class FromUpstream implements ConnectionListener {

        @Override
        public void opened(Connection connection) {
            upstream.opened();
            boolean ready = lifecycle.moveTo(State.OPEN);
            upstream.queue().open(connection);
            if (ready) {
                client.queue().offer(envelope.connected());
                tellOfDroppedAudio();
                registry.ready(Relay.this);
            }
        }

        @Override
        public void received(Message message) {
            if (!lifecycle.state().isBefore(State.CLOSING)) {
                return;
            }
            upstream.received(message);
            if (client.queue().offer(envelope.fromUpstream(message)) == SendQueue.Outcome.FULL) {
                end(End.CLIENT_SLOW);
            }
        }

        @Override
        public void ponged() {
            upstream.heard();
        }

        @Override
        public void ended(Close close) {
            upstream.over();
            end(End.ofUpstream(close, envelope.isFinishing()), factsOf(close));
            releaseIfOver();
        }

        private Facts factsOf(Close close) {
            return Close.isSendable(close.code()) ? Facts.of("upstreamCode", close.code()) : Facts.NONE;
        }
    }

    /** Told by the dialer when the upstream could not be opened. */
    void dialFailed(DialFailure failure) {
        upstream.over();
        Map<String, Object> details =
                failure.httpStatus() == 0 ? Map.of() : Map.of("upstreamStatus", failure.httpStatus());
        end(failure.end(), new Facts(details, failure.retryAfterMillis()));
        releaseIfOver();
    }

    /** Told by a transport that had to give a message up because of its size. */
    public void tooLarge() {
        end(End.TOO_LARGE, Facts.of("maxBytes", settings.maxMessageBytes()));
    }

    private void toUpstream(Message message) {
        if (upstream.queue().offer(message) == SendQueue.Outcome.FULL) {
            if (lifecycle.state() == State.CONNECTING) {
                client.queue().offer(envelope.error(End.NOT_READY, Facts.of("maxBytes", settings.heldTextBytes())));
            } else {
                end(End.UPSTREAM_STALLED);
            }
        }
    }

    private void turnDown(End end, Facts facts) {
        turnedDown++;
        if (turnedDown > settings.maxInvalidMessages() || end == End.UNSUPPORTED) {
            end(end, facts);
        } else {
            client.queue().offer(envelope.error(end, facts));
        }
    }

    private void tellOfDroppedAudio() {
        long bytes = upstream.queue().takeDroppedBytes();
        if (bytes > 0) {
            client.queue().offer(envelope.error(End.AUDIO_DROPPED, Facts.of("droppedBytes", bytes)));
        }
    }

    @Override
    public void end(End end) {
        end(end, Facts.NONE);
    }

    private void end(End end, Facts facts) {
        if (!lifecycle.moveTo(State.CLOSING)) {
            return;
        }
        outcome = end;
        tellOfDroppedAudio();
        envelope.ending(end, facts).forEach(client.queue()::offer);
        client.queue().end(end.close());
        envelope.farewell().ifPresent(upstream.queue()::offer);
        upstream.queue().end(end.toUpstream());
    }

    private void releaseIfOver() {
        if (client.isOver() && upstream.isOver()) {
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

    @Override
    public void sweep() {
        State state = lifecycle.state();
        if (state == State.CLOSING && limits.helpClosing(this)) {
            release();
        } else if (state.isBefore(State.CLOSING)) {
            tellOfDroppedAudio();
            limits.ping(this);
            Duration age = Duration.ofNanos(ticker.nanos() - startedAt);
            limits.due(this, age).ifPresent(this::end);
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
}
