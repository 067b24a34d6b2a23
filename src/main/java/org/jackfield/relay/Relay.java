package org.jackfield.relay;

import java.util.List;
import java.util.Optional;
import org.jackfield.access.Grant;
import org.jackfield.access.RateLimiter;
import org.jackfield.problem.Details;
import org.jackfield.problem.End;
import org.jackfield.session.Leg;
import org.jackfield.session.LiveSession;
import org.jackfield.session.SessionFactory;
import org.jackfield.session.SessionHandler;
import org.jackfield.upstream.dial.DialFailure;
import org.jackfield.wire.Close;
import org.jackfield.wire.Connection;
import org.jackfield.wire.ConnectionListener;
import org.jackfield.wire.Message;
import org.jackfield.wire.Offered;

/**
 * Two legs, cross-wired: what one receives goes to the queue of the other.
 *
 * <p>Each leg's connection calls its own listener; the two meet only in the queues and in the session's state.
 */
public final class Relay implements SessionHandler {

    private static final System.Logger LOG = System.getLogger(Relay.class.getName());

    private final Envelope envelope;
    private final Optional<Message> greeting;
    private final RelaySettings settings;
    private final RelayOpener.Dial dial;
    private final Leg client;
    private final Leg upstream;
    private final LiveSession session;
    private final Throttle throttle;
    private final Intake intake;
    private final Owed owed;

    /** @param dial dials the upstream of a relay whose client has connected, or has said something */
    Relay(RelayRequest request, Grant grant, RelaySettings settings, SessionFactory factory, RelayOpener.Dial dial) {
        String id = factory.ids().get();
        this.envelope = request.envelope().apply(id);
        this.greeting = request.greeting().map(made -> made.apply(id));
        this.settings = settings;
        this.dial = dial;
        this.client = factory.client(settings.towardsClient());
        this.upstream = factory.upstream(settings.towardsUpstream(request.audioBytesPerSecond()));
        this.client.feeds(upstream);
        this.upstream.feeds(client);
        RateLimiter rates = new RateLimiter(grant.limits(), request.audioBytesPerSecond(), factory.ticker());
        this.throttle = new Throttle(rates, client, this);
        this.intake = new Intake(envelope, settings);
        this.owed = new Owed(envelope, upstream, settings.finishLimit(), factory.ticker());
        this.session = factory.session(id, request.kind(), grant, List.of(client, upstream), this);
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
            session.begin();
            client.opened();
            client.queue().open(connection);
            greeting.ifPresentOrElse(client.queue()::offer, Relay.this::dialOnce);
        }

        @Override
        public void received(Message message) {
            if (!session.isGoing()) {
                return;
            }
            client.received(message);
            dialOnce();
            if (throttle.passes(message)) {
                pass(message);
            } else {
                session.dropped(End.RATE_LIMITED);
                envelope.lost(message);
            }
        }

        @Override
        public void unfinished(int bytes) {
            client.unfinished();
            if (session.isGoing()) {
                throttle.part(bytes);
            }
        }

        @Override
        public void ponged() {
            if (!client.ponged() && session.isGoing()) {
                throttle.nothing();
            }
        }

        @Override
        public void pinged() {
            client.heard();
            if (session.isGoing()) {
                throttle.nothing();
            }
        }

        @Override
        public void tooLarge() {
            end(End.TOO_LARGE, settings.mostOfAMessage());
        }

        @Override
        public void withoutRoom() {
            end(End.OVERLOADED, Details.NONE);
        }

        @Override
        public void failed() {
            end(End.INTERNAL, Details.NONE);
        }

        @Override
        public void ended(Close close) {
            end(End.ofClient(close), Details.NONE);
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
                if (client.queue().offer(envelope.fromUpstream(message)) == Offered.FULL) {
                    end(End.CLIENT_SLOW, Details.NONE);
                }
            } catch (RuntimeException bug) {
                String what = bug.getClass().getName();
                LOG.log(System.Logger.Level.ERROR, "session={0} failed: {1}", id(), what);
                end(End.INTERNAL, Details.NONE);
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
        upstream.refused();
        end(failure.end(), failure.details());
        session.over(upstream);
    }

    private void dialOnce() {
        upstream.dial(() -> dial.begin(this, session::isGoing));
    }

    private void pass(Message message) {
        Envelope.Outcome outcome = intake.take(message);
        if (outcome instanceof Envelope.Outcome.Pass pass) {
            pass.messages().forEach(this::toUpstream);
        } else if (outcome instanceof Envelope.Outcome.TurnDown turnDown) {
            if (intake.isOneTooMany(turnDown)) {
                end(turnDown.end(), turnDown.details());
            } else {
                tell(turnDown.end(), turnDown.details());
            }
        }
    }

    private void toUpstream(Message message) {
        if (upstream.queue().offer(message) == Offered.FULL) {
            session.dropped(End.NOT_READY);
            tell(End.NOT_READY, Details.of("maxBytes", settings.heldTextBytes()));
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
                upstream.forgo(() -> session.over(upstream));
            }
        }
    }

    @Override
    public Optional<End> due() {
        tellOfDroppedAudio();
        client.queue().holdReading(false);
        owed.overdue().ifPresent(details -> end(End.UPSTREAM_STALLED, details));
        return Optional.empty();
    }
}
