package org.jackfield.socket;

import jakarta.websocket.RemoteEndpoint;
import jakarta.websocket.Session;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.function.UnaryOperator;
import org.jackfield.wire.Close;
import org.jackfield.wire.Connection;
import org.jackfield.wire.Message;

/** The writing half of an open Jakarta session. */
final class SessionConnection implements Connection {

    private static final System.Logger LOG = System.getLogger(SessionConnection.class.getName());

    private final Session session;
    private final RemoteEndpoint.Async remote;
    private final UnaryOperator<Close> sendable;

    /** @param sendable what a close becomes before it is written, {@link Close#sendable} or {@link Close#sendableByClient} */
    SessionConnection(Session session, UnaryOperator<Close> sendable) {
        this.session = session;
        this.remote = session.getAsyncRemote();
        this.sendable = sendable;
    }

    @Override
    public void write(Message message, Written done) {
        try {
            if (message instanceof Message.Text text) {
                remote.sendText(text.text(), result -> done.over(result.isOK()));
            } else if (message instanceof Message.Binary binary) {
                remote.sendBinary(binary.data().duplicate(), result -> done.over(result.isOK()));
            }
        } catch (IllegalStateException | IllegalArgumentException e) {
            failed("message", e);
            done.over(false);
        }
    }

    @Override
    public void close(Close close) {
        Transport.close(session, sendable.apply(close));
    }

    @Override
    public void ping() {
        try {
            remote.sendPing(ByteBuffer.allocate(0));
        } catch (IOException | IllegalStateException | IllegalArgumentException e) {
            failed("ping", e);
        }
    }

    @Override
    public void abort() {
        Transport.abort(session);
    }

    private static void failed(String what, Exception e) {
        LOG.log(System.Logger.Level.DEBUG, "A {0} was not sent: {1}", what, e.getClass().getName());
    }
}
