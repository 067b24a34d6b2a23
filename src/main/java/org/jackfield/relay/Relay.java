package org.jackfield.relay;

import java.time.Duration;
import java.util.Optional;
import org.jackfield.access.Grant;
import org.jackfield.access.Pace;
import org.jackfield.access.RateSettings;
import org.jackfield.problem.End;
import org.jackfield.problem.ErrorObject.Facts;
import org.jackfield.session.Leg;
import org.jackfield.session.LiveSession;
import org.jackfield.session.SessionFloor;
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
    private final SessionFloor floor;
    private final Dial dial;
    private final Leg client;
    private final Leg upstream;
    private final LiveSession session;
    private final Pace pace;
    private int turnedDown;

    Relay(Line line, Grant grant, RelaySettings settings, RateSettings rates, SessionFloor floor, Dial dial) {
        String id = floor.ids().get();
        this.envelope = line.envelope().apply(id);
        this.settings = settings;
        this.floor = floor;
        this.dial = dial;
        this.client = floor.leg(settings.towardsClient());
        this.upstream = floor.leg(settings.towardsUpstream(line.audioBytesPerSecond()));
        this.client.queue().feeds(upstream.queue());
        this.upstream.queue().feeds(client.queue());
        this.pace = new Pace(rates, line.audioBytesPerSecond(), floor.ticker());
        this.session = floor.session(id, line.kind(), grant, client, upstream, this);
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
            Pace.Verdict verdict = pace.take(message);
            if (verdict instanceof Pace.Verdict.Fits) {
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
            end(End.ofUpstream(close, envelope.isFinishing()), Facts.ofUpstream(close));
            session.over(upstream);
        }
    }

    /** Told by the dialer when the upstream could not be opened. */
    void dialFailed(DialFailure failure) {
        end(failure.end(), failure.facts());
        session.over(upstream);
    }

    /** Told by a transport that had to give a message up because of its size. */
    public void tooLarge() {
        end(End.TOO_LARGE, settings.mostOfAMessage());
    }

    private void pass(Message message) {
        if (message instanceof Message.Text text && Json.isDeeper(text.text(), settings.maxDepth())) {
            turnDown(End.TOO_COMPLEX, Facts.of("maxDepth", settings.maxDepth()));
            return;
        }
        Envelope.Verdict verdict = envelope.fromClient(message);
        if (verdict instanceof Envelope.Verdict.Pass pass) {
            toUpstream(pass.message());
        } else if (verdict instanceof Envelope.Verdict.TurnDown turnDown) {
            turnDown(turnDown.end(), turnDown.facts());
        }
    }

    /** The message is dropped; a flood is not read from until the next look, where the transport can do without. */
    private void tooFast(Pace.Verdict verdict) {
        if (verdict instanceof Pace.Verdict.TooFast tooFast) {
            client.queue().holdReading(tooFast.floods());
            if (tooFast.news()) {
                tell(End.RATE_LIMITED, Facts.retryAfter(tooFast.again()));
            }
        } else if (verdict instanceof Pace.Verdict.Persistent persistent) {
            end(End.RATE_LIMITED, Facts.retryAfter(persistent.again()));
        }
    }

    private void toUpstream(Message message) {
        if (upstream.queue().offer(message) == SendQueue.Outcome.FULL) {
            session.dropped(End.NOT_READY);
            tell(End.NOT_READY, Facts.of("maxBytes", settings.heldTextBytes()));
        }
    }

    private void turnDown(End end, Facts facts) {
        turnedDown++;
        if (turnedDown > settings.maxInvalidMessages() || end == End.UNSUPPORTED) {
            end(end, facts);
        } else {
            tell(end, facts);
        }
    }

    @Override
    public void tell(End end, Facts facts) {
        client.queue().offer(envelope.error(end, facts));
        session.told(end, facts);
    }

    private void tellOfDroppedAudio() {
        long bytes = upstream.queue().takeDroppedBytes();
        if (bytes > 0) {
            tell(End.AUDIO_DROPPED, Facts.of("droppedBytes", bytes));
        }
    }

    @Override
    public void end(End end, Facts facts) {
        if (session.decide(end, facts)) {
            try {
                tellOfDroppedAudio();
                envelope.ending(end, facts).forEach(client.queue()::offer);
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
        return floor.limits().due(session, age);
    }
}
