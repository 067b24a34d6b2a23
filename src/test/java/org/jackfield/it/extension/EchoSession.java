package org.jackfield.it.extension;

import java.util.List;
import java.util.Optional;
import org.jackfield.access.Grant;
import org.jackfield.problem.Details;
import org.jackfield.problem.End;
import org.jackfield.session.Leg;
import org.jackfield.session.LiveSession;
import org.jackfield.session.SessionFactory;
import org.jackfield.session.SessionHandler;
import org.jackfield.wire.Bounds;
import org.jackfield.wire.Close;
import org.jackfield.wire.Connection;
import org.jackfield.wire.ConnectionListener;
import org.jackfield.wire.Message;

/** One client and its echo. */
final class EchoSession implements SessionHandler, ConnectionListener {

    private final Leg client;
    private final LiveSession session;
    private final String greeting;

    EchoSession(SessionFactory factory, Grant grant, String room) {
        this.client = factory.client(Bounds.of(1 << 16));
        this.session = factory.session(factory.ids().get(), "echo", grant, List.of(client), this);
        this.greeting = grant.identity().name() + " in " + room;
    }

    @Override
    public void opened(Connection connection) {
        session.begin();
        client.opened();
        client.queue().open(connection);
        session.ready();
        client.queue().offer(Message.text(greeting));
    }

    @Override
    public void received(Message message) {
        client.received(message);
        client.queue().offer(message);
    }

    @Override
    public void ponged() {
        client.ponged();
    }

    @Override
    public void ended(Close close) {
        end(End.ofClient(close), Details.NONE);
        session.over(client);
    }

    @Override
    public void end(End end, Details details) {
        if (session.decide(end, details)) {
            client.queue().end(end.close());
        }
    }

    @Override
    public void tell(End end, Details details) {
        client.queue().offer(Message.text(end.code()));
    }

    @Override
    public Optional<End> due() {
        return Optional.empty();
    }
}
