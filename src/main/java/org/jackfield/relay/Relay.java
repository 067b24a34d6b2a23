package org.jackfield.relay;

import java.time.Duration;
import java.util.Optional;
import org.jackfield.access.Grant;
import org.jackfield.access.RateLimiter;
import org.jackfield.access.RateSettings;
import org.jackfield.problem.Details;
import org.jackfield.problem.End;
import org.jackfield.session.Leg;
import org.jackfield.session.LiveSession;
import org.jackfield.session.SessionFactory;
import org.jackfield.upstream.dial.DialFailure;
import org.jackfield.wire.Close;
import org.jackfield.wire.Connection;
import org.jackfield.wire.ConnectionListener;
import org.jackfield.wire.Json;
import org.jackfield.wire.Message;
import org.jackfield.wire.SendQueue;

/**
 * Two legs, cross-wired: what one receives goes to the queue of the other.
 *
 * <p>Each leg's connection calls its own listener; the two meet only in the queues and in the session's state.
 */
public final class Relay implements LiveSession.Occupant {

    private static final System.Logger LOG = System.getLogger(Relay.class.getName());

    /** Dials the upstream of a relay whose client has connected. */
    @FunctionalInterface
    interface Dial {
        void begin(Relay relay);
    }

    private final Envelope envelope;
    private final RelaySettings settings;
    private final SessionFactory factory;
    private final Dial dial;
    private final Leg client;
    private final Leg upstream;
    private final LiveSession session;
    private final RateLimiter pace;
    private int turnedDown;

    Relay(
            RelayRequest line,
            Grant grant,
            RelaySettings settings,
            RateSettings rates,
            SessionFactory factory,
            Dial dial) {
        String id = factory.ids().get();
        this.envelope = line.envelope().apply(id);
        this.settings = settings;
        this.factory = factory;
        this.dial = dial;
        this.client = factory.leg(settings.towardsClient());
        this.upstream = factory.leg(settings.towardsUpstream(line.audioBytesPerSecond()));
        this.client.queue().feeds(upstream.queue());
        this.upstream.queue().feeds(client.queue());
        this.pace = new RateLimiter(rates, line.audioBytesPerSecond(), factory.ticker());
        this.session = factory.session(id, line.kind(), grant, client, upstream, this);
    }

    /** The id of its session. */
    public String id() {
        return session.id();
    }

    /** The listener of the client's connection. */
    public ConnectionListener clientSide() {
        return new FromClient();
    }

    /** The listener of the upstream's connection. */
    ConnectionListener upstreamSide() {
        return new FromUpstream();
    }

    private final class FromClient implements ConnectionListener {

        @Override
        public void opened(Connection connection) {
            client.opened();
            session.begin();
            client.queue().open(connection);
            dial.begin(Relay.this);
        }

        @Override
        public void received(Message message) {
            if (!session.isGoing()) {
                return;
            }
            client.received(message);
            RateLimiter.Verdict verdict = pace.take(message);
            if (verdict instanceof RateLimiter.Verdict.Fits) {
                pass(message);
            } else {
                session.dropped(End.RATE_LIMITED);
                tooFast(verdict);
            }
        }

        @Override
        public void unfinished() {
            client.unfinished();
        }

        @Override
        public void ponged() {
            if (!client.ponged() && session.isGoing()) {
                tooFast(pace.takeNothing());
            }
        }

        @Override
        public void ended(Close close) {
            end(End.ofClient(close));
            session.over(client);
        }
    }

    private final class FromUpstream implements ConnectionListener {

        @Override
        public void opened(Connection connection) {
            upstream.opened();
            upstream.queue().open(connection);
            if (session.ready()) {
                client.queue().offer(envelope.connected());
                tellOfDroppedAudio();
            }
        }

        @Override
        public void received(Message message) {
            if (!session.isGoing()) {
                return;
            }
            upstream.received(message);
            try {
                if (client.queue().offer(envelope.fromUpstream(message)) == SendQueue.Outcome.FULL) {
                    end(End.CLIENT_SLOW);
                }
            } catch (RuntimeException bug) {
                LOG.log(
                        System.Logger.Level.ERROR,
                        "session={0} failed: {1}",
                        id(),
                        bug.getClass().getName());
                end(End.INTERNAL);
            }
        }

        @Override
        public void ponged() {
            upstream.ponged();
        }

        @Override
        public void ended(Close close) {
            end(End.ofUpstream(close, envelope.isFinishing()), Details.ofUpstream(close));
            session.over(upstream);
        }
    }

    /** Told by the dialer when the upstream could not be opened. */
    void dialFailed(DialFailure failure) {
        end(failure.end(), failure.details());
        session.over(upstream);
    }

    /** Told by a transport that had to give a message up because of its size. */
    public void tooLarge() {
        end(End.TOO_LARGE, settings.mostOfAMessage());
    }

    private void pass(Message message) {
        if (message instanceof Message.Text text && Json.isDeeper(text.text(), settings.maxDepth())) {
            turnDown(End.TOO_COMPLEX, Details.of("maxDepth", settings.maxDepth()));
            return;
        }
        Envelope.Verdict verdict = envelope.fromClient(message);
        if (verdict instanceof Envelope.Verdict.Pass pass) {
            toUpstream(pass.message());
        } else if (verdict instanceof Envelope.Verdict.TurnDown turnDown) {
            turnDown(turnDown.end(), turnDown.details());
        }
    }

    /** The message is dropped; a flood is not read from until the next look, where the transport can do without. */
    private void tooFast(RateLimiter.Verdict verdict) {
        if (verdict instanceof RateLimiter.Verdict.TooFast tooFast) {
            client.queue().holdReading(tooFast.floods());
            if (tooFast.news()) {
                tell(End.RATE_LIMITED, Details.retryAfter(tooFast.again()));
            }
        } else if (verdict instanceof RateLimiter.Verdict.Persistent persistent) {
            end(End.RATE_LIMITED, Details.retryAfter(persistent.again()));
        }
    }

    private void toUpstream(Message message) {
        if (upstream.queue().offer(message) == SendQueue.Outcome.FULL) {
            session.dropped(End.NOT_READY);
            tell(End.NOT_READY, Details.of("maxBytes", settings.heldTextBytes()));
        }
    }

    private void turnDown(End end, Details details) {
        turnedDown++;
        if (turnedDown > settings.maxInvalidMessages() || end == End.UNSUPPORTED) {
            end(end, details);
        } else {
            tell(end, details);
        }
    }

    @Override
    public void tell(End end, Details details) {
        client.queue().offer(envelope.error(end, details));
        session.told(end, details);
    }

    private void tellOfDroppedAudio() {
        long bytes = upstream.queue().takeDroppedBytes();
        if (bytes > 0) {
            tell(End.AUDIO_DROPPED, Details.of("droppedBytes", bytes));
        }
    }

    @Override
    public void end(End end, Details details) {
        if (session.decide(end, details)) {
            try {
                tellOfDroppedAudio();
                envelope.ending(end, details).forEach(client.queue()::offer);
                envelope.farewell().ifPresent(upstream.queue()::offer);
            } finally {
                client.queue().end(end.close());
                upstream.queue().end(end.toUpstream());
            }
        }
    }

    @Override
    public Optional<End> look(Duration age) {
        tellOfDroppedAudio();
        client.queue().holdReading(false);
        return factory.limits().due(session, age);
    }
}
