package org.jackfield.container;

import jakarta.websocket.RemoteEndpoint;
import jakarta.websocket.Session;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;
import org.jackfield.container.reflect.Internals;
import org.jackfield.container.reflect.NetworkConnection;
import org.jackfield.wire.Close;
import org.jackfield.wire.Connection;
import org.jackfield.wire.Leftovers;
import org.jackfield.wire.Message;

/** The writing half of an open Jakarta session. */
final class SessionConnection implements Connection {

    private static final System.Logger LOG = System.getLogger(SessionConnection.class.getName());

    /** Both containers queue what is sent before an earlier message is out, and keep the order. */
    private static final int WRITES_AT_ONCE = 8;

    private final RemoteEndpoint.Async remote;
    private final UnaryOperator<Close> sendable;
    private final boolean masksInPlace;
    private final Leftovers leftovers;
    private final CompletableFuture<Close> end;
    private final NetworkConnection network;
    private volatile boolean closing;
    private int readsBehindClose;
    private long bytesBehindClose;
    private boolean overrun;

    private SessionConnection(
            Session session,
            Leftovers leftovers,
            CompletableFuture<Close> end,
            UnaryOperator<Close> sendable,
            boolean masksInPlace,
            NetworkConnection network) {
        this.remote = session.getAsyncRemote();
        this.leftovers = leftovers;
        this.end = end;
        this.sendable = sendable;
        this.masksInPlace = masksInPlace;
        this.network = network;
        CompletableFuture<?> unused = end.thenRun(network::over);
    }

    /**
     * For a session whose client dialled us.
     *
     * @param leftovers what still comes behind our close may be read within these bounds
     * @param end completed when the session is over; here by giving it up, which containers do not always report
     * @param pinged called by the thread that reads, after each ping, where the container tells
     */
    static SessionConnection ofServer(
            Session session, Leftovers leftovers, CompletableFuture<Close> end, Runnable pinged) {
        return new SessionConnection(
                session, leftovers, end, Close::sendable, false, NetworkConnection.ofServer(session, pinged));
    }

    /** For a session that we dialled: Undertow's client masks the very bytes it is given, which are not ours to change. */
    static SessionConnection ofClient(
            Session session, Leftovers leftovers, CompletableFuture<Close> end, Runnable pinged) {
        return new SessionConnection(
                session,
                leftovers,
                end,
                Close::sendableByClient,
                !Internals.isTyrus(session),
                NetworkConnection.ofClient(session));
    }

    @Override
    public void write(Message message, Written done) {
        if (end.isDone()) {
            done.over(false);
            return;
        }
        try {
            if (message instanceof Message.Text text) {
                remote.sendText(text.text(), result -> done.over(result.isOK()));
            } else if (message instanceof Message.Binary binary) {
                remote.sendBinary(bytes(binary), result -> done.over(result.isOK()));
            }
        } catch (RuntimeException | Error e) {
            failed("message", e);
            done.over(false);
        }
    }

    private ByteBuffer bytes(Message.Binary binary) {
        return masksInPlace ? ByteBuffer.wrap(binary.copy()) : binary.data().duplicate();
    }

    @Override
    public int writesAtOnce() {
        return WRITES_AT_ONCE;
    }

    /** See {@link NetworkConnection#missing}. */
    List<String> missing() {
        return network.missing();
    }

    @Override
    public boolean pause() {
        return network.pause();
    }

    @Override
    public void resume() {
        network.resume();
    }

    @Override
    public void close(Close close) {
        closing = true;
        network.closing(leftovers.mostReads(), this::overrun);
        network.close(sendable.apply(close), this::gone);
    }

    /**
     * Whether our close was sent, so that what comes is thrown away; too much of it gives the connection up. Called by the
     * thread that reads, for each part of a message.
     */
    boolean isBehindClose(int sizeBytes) {
        if (!closing) {
            return false;
        }
        readsBehindClose++;
        bytesBehindClose += sizeBytes;
        if (leftovers.areTooMany(readsBehindClose, bytesBehindClose)) {
            overrun();
        }
        return true;
    }

    /** Called by the thread that reads. */
    private void overrun() {
        if (!overrun) {
            overrun = true;
            leftovers.overrun();
        }
        giveUp();
    }

    @Override
    public void ping() {
        try {
            remote.sendPing(ByteBuffer.allocate(0));
        } catch (IOException | RuntimeException e) {
            failed("ping", e);
        }
    }

    @Override
    public void abort() {
        giveUp();
    }

    private void gone() {
        if (!end.isDone()) {
            giveUp();
        }
    }

    private void giveUp() {
        network.abort();
        end.complete(Close.LOST);
    }

    private static void failed(String what, Throwable e) {
        LOG.log(
                System.Logger.Level.DEBUG,
                "A {0} was not sent: {1}",
                what,
                e.getClass().getName());
    }
}
