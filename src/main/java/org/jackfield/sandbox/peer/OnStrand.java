package org.jackfield.sandbox.peer;

import java.util.concurrent.RejectedExecutionException;
import org.jackfield.wire.Close;
import org.jackfield.wire.Connection;
import org.jackfield.wire.ConnectionListener;
import org.jackfield.wire.Message;

/** A listener that passes every call on to another on the connection's strand. */
public final class OnStrand implements ConnectionListener {

    private static final Close TOO_LARGE = new Close(Close.TOO_BIG, "BIG-0000");
    private static final Close FAILED = new Close(Close.INTERNAL_ERROR, "NET-0002");

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

    /** Trouble ends the connection, as it does at the real ones. */
    @Override
    public void tooLarge() {
        pass(() -> answers.end(TOO_LARGE));
    }

    @Override
    public void failed() {
        pass(() -> answers.end(FAILED));
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
