package org.jackfield.relay;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jackfield.access.Grant;
import org.jackfield.problem.Details;
import org.jackfield.problem.End;
import org.jackfield.session.Leg;
import org.jackfield.session.LiveSession;
import org.jackfield.session.SessionFactory;
import org.jackfield.upstream.dial.DialFailure;
import org.jackfield.wire.Bounds;
import org.jackfield.wire.Close;
import org.jackfield.wire.Connection;
import org.jackfield.wire.ConnectionListener;
import org.jackfield.wire.Message;
import org.jackfield.wire.SendQueue;

/**
 * One errand at an upstream on behalf of a plain HTTP request: some messages are said, the answers are heard until there are
 * enough. Its client leg has no connection unless there is a client that hears of it meanwhile.
 */
public final class OneShot implements LiveSession.Occupant, ConnectionListener {

    /** What is to be said and heard. Called by the upstream's thread; {@link #told} and, once, {@link #over} by any. */
    public interface Errand {

        /** Said as soon as the upstream is ready. */
        List<Message> words();

        /** Hears one answer, and says how the errand ends if it ends with it; {@link End#FINISHED} if all was heard. */
        Optional<End> heard(Message answer);

        /** Whether the upstream's own close means that all was heard. */
        default boolean isDone(Close close) {
            return false;
        }

        /** Something happens that a client that hears of the errand should know; any thread may call. */
        default void told(End end, Details details) {}

        /** It is over. */
        void over(End end, Details details);
    }

    /** Makes the errand of a session from its id and the queue towards its client. */
    @FunctionalInterface
    public interface Maker {
        Errand of(String id, SendQueue client);
    }

    private final Errand errand;
    private final Consumer<OneShot> dial;
    private final Duration timeLimit;
    private final SessionFactory factory;
    private final Leg client;
    private final Leg upstream;
    private final LiveSession session;

    OneShot(
            String kind,
            Grant grant,
            Maker maker,
            RelaySettings settings,
            SessionFactory factory,
            Consumer<OneShot> dial) {
        String id = factory.ids().get();
        this.dial = dial;
        this.timeLimit = settings.oneShotLimit();
        this.factory = factory;
        this.client = factory.leg(settings.towardsClient());
        this.errand = maker.of(id, client.queue());
        this.upstream = factory.leg(Bounds.of(settings.oneShotBytes()));
        this.session = factory.session(id, kind, grant, client, upstream, this);
    }

    /** Begins for a client that waits for the outcome alone. */
    void begin() {
        client.over();
        session.begin();
        dial.accept(this);
    }

    /** The listener of a client that hears of the errand and says nothing; it begins when that client is connected. */
    public ConnectionListener clientSide() {
        return new FromClient();
    }

    private final class FromClient implements ConnectionListener {

        @Override
        public void opened(Connection connection) {
            client.opened();
            session.begin();
            client.queue().open(connection);
            dial.accept(OneShot.this);
        }

        @Override
        public void received(Message message) {}

        @Override
        public void ponged() {
            client.ponged();
        }

        @Override
        public void ended(Close close) {
            end(End.ofClient(close));
            session.over(client);
        }
    }

    @Override
    public void opened(Connection connection) {
        upstream.opened();
        if (session.ready()) {
            boolean taken = errand.words().stream()
                    .allMatch(words -> upstream.queue().offer(words) == SendQueue.Outcome.ACCEPTED);
            if (!taken) {
                end(End.TOO_LARGE);
            }
        }
        upstream.queue().open(connection);
    }

    @Override
    public void received(Message message) {
        if (session.isGoing()) {
            upstream.received(message);
            errand.heard(message).ifPresent(this::end);
        }
    }

    @Override
    public void ponged() {
        upstream.ponged();
    }

    @Override
    public void ended(Close close) {
        end(End.ofUpstream(close, errand.isDone(close)), Details.ofUpstream(close));
        session.over(upstream);
    }

    void dialFailed(DialFailure failure) {
        end(failure.end(), failure.details());
        session.over(upstream);
    }

    @Override
    public void tell(End end, Details details) {
        errand.told(end, details);
        session.told(end, details);
    }

    @Override
    public void end(End end, Details details) {
        if (session.decide(end, details)) {
            upstream.queue().end(end.toUpstream());
            errand.over(end, details);
        }
    }

    @Override
    public Optional<End> look(Duration age) {
        if (age.compareTo(timeLimit) > 0) {
            return Optional.of(End.UPSTREAM_TIMEOUT);
        }
        return client.isOver()
                ? factory.limits().dueOfUpstream(session, age)
                : factory.limits().due(session, age);
    }
}
