package org.jackfield.testing.fakes;

import java.util.ArrayList;
import java.util.List;
import org.jackfield.upstream.Target;
import org.jackfield.upstream.dial.DialFailure;
import org.jackfield.upstream.dial.Dialer;
import org.jackfield.upstream.dial.Requester;
import org.jackfield.wire.ConnectionListener;

/** A dialer that does nothing until the test says what came of the dial. */
public final class FakeDialer implements Dialer {

    private record Dial(Target target, Requester requester, ConnectionListener listener, Failed failed) {}

    private final List<Dial> dials = new ArrayList<>();

    @Override
    public String name() {
        return "fake";
    }

    @Override
    public int mostAtATime() {
        return Integer.MAX_VALUE;
    }

    @Override
    public void dial(Target target, Requester requester, ConnectionListener listener, Failed failed) {
        dials.add(new Dial(target, requester, listener, failed));
    }

    public int dials() {
        return dials.size();
    }

    public Target target() {
        return last().target();
    }

    public Requester requester() {
        return last().requester();
    }

    /** The listener of the last dial. */
    public ConnectionListener upstream() {
        return last().listener();
    }

    public FakeConnection succeed() {
        FakeConnection connection = new FakeConnection();
        upstream().opened(connection);
        return connection;
    }

    /** What came of one of the dials, counted from 0. */
    public void succeed(int index) {
        dials.get(index).listener().opened(new FakeConnection());
    }

    public void fail(DialFailure failure) {
        last().failed().because(failure);
    }

    private Dial last() {
        return dials.get(dials.size() - 1);
    }
}
