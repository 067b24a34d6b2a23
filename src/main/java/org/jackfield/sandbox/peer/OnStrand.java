package org.jackfield.sandbox.peer;

import java.util.concurrent.RejectedExecutionException;
import org.jackfield.wire.Close;
import org.jackfield.wire.Connection;
import org.jackfield.wire.ConnectionListener;
import org.jackfield.wire.Message;

/** A listener that passes every call on to another on the connection's strand. */
public final class OnStrand implements ConnectionListener {

    private final Strand strand;
    private final SandboxOutput answers;
    private final ConnectionListener listener;

    public OnStrand(Strand strand, SandboxOutput answers, ConnectionListener listener) {
        this.strand = strand;
        this.answers = answers;
        this.listener = listener;
    }

    @Override
    public void opened(Connection connection) {
        pass(() -> listener.opened(connection));
    }

    @Override
    public void received(Message message) {
        pass(() -> listener.received(message));
    }

    @Override
    public void ponged() {
        pass(listener::ponged);
    }

    @Override
    public void ended(Close close) {
        pass(() -> listener.ended(close));
    }

    private void pass(Runnable call) {
        try {
            strand.execute(call);
        } catch (RejectedExecutionException tooMuch) {
            answers.abort();
        }
    }
}
