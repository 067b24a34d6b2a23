package org.jackfield.socket;

import jakarta.websocket.CloseReason;
import jakarta.websocket.CloseReason.CloseCodes;
import jakarta.websocket.Session;
import java.io.Closeable;
import java.io.IOException;
import java.util.Optional;
import org.jackfield.wire.Close;

/** Ends sessions: in good order, or by dropping the TCP connection beneath them. */
final class Transport {

    private static final System.Logger LOG = System.getLogger(Transport.class.getName());

    private Transport() {}

    /** Sends a close frame; {@code close} must be one that may be sent. */
    static void close(Session session, Close close) {
        try {
            session.close(new CloseReason(CloseCodes.getCloseCode(close.code()), close.reason()));
        } catch (IOException | RuntimeException e) {
            LOG.log(
                    System.Logger.Level.DEBUG,
                    "A close frame was not sent: {0}",
                    e.getClass().getName());
        }
    }

    /**
     * The network connection beneath a session that has just opened; empty where it cannot be reached.
     *
     * <p>It is looked up while the session opens and never later: Payara's way there leads over the request of the
     * handshake, which serves other clients afterwards.
     */
    static Optional<Closeable> beneath(Session session) {
        return undertow(session).or(() -> tyrus(session));
    }

    /** Drops the connection that was found beneath the session, else closes the session in good order. */
    static void abort(Session session, Optional<Closeable> beneath) {
        if (beneath.isEmpty()) {
            close(session, Close.GONE);
            return;
        }
        try {
            beneath.get().close();
        } catch (IOException e) {
            LOG.log(
                    System.Logger.Level.DEBUG,
                    "A connection was gone already: {0}",
                    e.getClass().getName());
        }
    }

    private static Optional<Closeable> undertow(Session session) {
        return Reach.call(session, "getWebSocketChannel").flatMap(Transport::closeable);
    }

    private static Optional<Closeable> tyrus(Session session) {
        Optional<Object> writer = Reach.field(session, "basicRemote")
                .flatMap(remote -> Reach.field(remote, "webSocket"))
                .flatMap(socket -> Reach.field(socket, "protocolHandler"))
                .flatMap(protocol -> Reach.field(protocol, "writer"));
        return writer.flatMap(Transport::grizzly).or(() -> writer.flatMap(Transport::closeable));
    }

    /** The network connection of Payara's server side; closing anything above it sends a close frame of its own. */
    private static Optional<Closeable> grizzly(Object writer) {
        return Reach.field(writer, "tyrusHttpUpgradeHandler")
                .flatMap(handler -> Reach.call(handler, "getWebConnection"))
                .flatMap(web -> Reach.field(web, "request"))
                .flatMap(request -> Reach.call(request, "getCoyoteRequest"))
                .flatMap(request -> Reach.call(request, "getRequest"))
                .flatMap(packet -> Reach.call(packet, "getConnection"))
                .map(connection -> () -> {
                    Optional<Object> unused = Reach.call(connection, "terminateSilently");
                });
    }

    private static Optional<Closeable> closeable(Object object) {
        return object instanceof Closeable closeable ? Optional.of(closeable) : Optional.empty();
    }
}
