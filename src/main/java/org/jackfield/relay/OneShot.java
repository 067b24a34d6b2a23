package org.jackfield.relay;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jackfield.access.Grant;
import org.jackfield.problem.Details;
import org.jackfield.problem.End;
import org.jackfield.relay.OneShotCall.Stage;
import org.jackfield.session.Leg;
import org.jackfield.session.LiveSession;
import org.jackfield.session.SessionFactory;
import org.jackfield.session.SessionHandler;
import org.jackfield.upstream.dial.DialFailure;
import org.jackfield.wire.Bounds;
import org.jackfield.wire.Close;
import org.jackfield.wire.Connection;
import org.jackfield.wire.ConnectionListener;
import org.jackfield.wire.Message;
import org.jackfield.wire.Offered;
import org.jackfield.wire.SendQueue;

/**
 * One call to an upstream on behalf of a plain HTTP request: some messages are said, the answers are heard until there are
 * enough. Its client says nothing; it is over when it has its answer. An upstream that speaks faster than the client listens
 * is not read from for a while.
 */
public final class OneShot implements SessionHandler, ConnectionListener {

    /** Makes the call of a session from its id and the queue towards its client. */
    @FunctionalInterface
    public interface Maker {
        OneShotCall of(String id, SendQueue client);
    }

    private final OneShotCall call;
    private final Consumer<OneShot> dial;
    private final Duration timeLimit;
    private final Duration answerLimit;
    private final Leg client;
    private final Leg upstream;
    private final LiveSession session;

    /** @param client the leg of a client that is answered, or one without a connection */
    OneShot(
            String kind,
            Grant grant,
            Leg client,
            Maker maker,
            RelaySettings settings,
            SessionFactory factory,
            Consumer<OneShot> dial) {
        String id = factory.ids().get();
        this.dial = dial;
        this.timeLimit = settings.oneShotLimit();
        this.answerLimit = settings.answerLimit();
        this.client = client;
        this.call = maker.of(id, client.queue());
        this.upstream = factory.upstream(Bounds.of(settings.oneShotBytes()));
        this.upstream.feeds(client);
        this.session = factory.session(id, kind, grant, List.of(client, upstream), this);
    }

    /** Begins for a client that waits for the outcome alone. */
    void begin() {
        session.begin();
        dial();
    }

    private void dial() {
        upstream.dial(() -> dial.accept(this));
    }

    /** Whether its end is still open. */
    boolean isGoing() {
        return session.isGoing();
    }

    /** The listener of the client; the call begins when that is connected. */
    public ConnectionListener clientSide() {
        return new FromClient();
    }

    private final class FromClient implements ConnectionListener {

        @Override
        public void opened(Connection connection) {
            session.begin();
            client.opened();
            client.queue().open(connection);
            dial();
        }

        @Override
        public void received(Message message) {}

        @Override
        public void ponged() {
            client.ponged();
            if (call.stage() != Stage.WAITING) {
                client.busy();
            }
        }

        @Override
        public void ended(Close close) {
            end(End.ofClient(close), Details.NONE);
            session.over(client);
        }
    }

    @Override
    public void opened(Connection connection) {
        upstream.opened();
        if (session.ready()) {
            boolean taken =
                    call.words().stream().allMatch(words -> upstream.queue().offer(words) == Offered.ACCEPTED);
            if (!taken) {
                end(End.TOO_LARGE, Details.NONE);
            }
        }
        upstream.queue().open(connection);
    }

    @Override
    public void received(Message message) {
        if (session.isGoing()) {
            upstream.received(message);
            call.heard(message).ifPresent(end -> end(end, Details.NONE));
        }
    }

    @Override
    public void ponged() {
        upstream.ponged();
    }

    @Override
    public void ended(Close close) {
        if (call.stage() != Stage.SAID) {
            end(End.ofUpstream(close, call.isDone(close)), Details.ofUpstream(close));
        }
        session.over(upstream);
    }

    void dialFailed(DialFailure failure) {
        upstream.refused();
        end(failure.end(), failure.details());
        session.over(upstream);
    }

    @Override
    public void tell(End end, Details details) {
        call.told(end, details);
        session.told(end, details);
    }

    @Override
    public void end(End end, Details details) {
        if (session.decide(end, details)) {
            upstream.queue().end(end.toUpstream());
            call.over(end, details);
        }
    }

    @Override
    public Optional<End> due() {
        Stage stage = call.stage();
        if (stage != Stage.WAITING && session.age().compareTo(answerLimit) > 0) {
            return Optional.of(End.CLIENT_SLOW);
        }
        Duration waiting = stage == Stage.WAITING ? session.age() : upstream.idleFor();
        return stage != Stage.SAID && waiting.compareTo(timeLimit) > 0
                ? Optional.of(End.UPSTREAM_TIMEOUT)
                : Optional.empty();
    }
}
