package org.jackfield.testing.fakes;

import java.util.ArrayList;
import java.util.List;
import org.jackfield.upstream.Target;
import org.jackfield.upstream.dial.DialFailure;
import org.jackfield.upstream.dial.Dialer;
import org.jackfield.wire.ConnectionListener;

/** A dialer that does nothing until the test says what came of the dial. */
public final class FakeDialer implements Dialer {

    private record Dial(Target target, ConnectionListener listener, Failed failed) {}

    private final List<Dial> dials = new ArrayList<>();

    @Override
    public String name() {
        return "fake";
    }

    @Override
    public void dial(Target target, ConnectionListener listener, Failed failed) {
        dials.add(new Dial(target, listener, failed));
    }

    public int dials() {
        return dials.size();
    }

    public Target target() {
        return last().target();
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

    public void fail(DialFailure failure) {
        last().failed().because(failure);
    }

    private Dial last() {
        return dials.get(dials.size() - 1);
    }
}
