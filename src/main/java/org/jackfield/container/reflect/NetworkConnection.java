package org.jackfield.container.reflect;

import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletRequestWrapper;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.websocket.CloseReason;
import jakarta.websocket.CloseReason.CloseCodes;
import jakarta.websocket.Session;
import java.io.Closeable;
import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.channels.SocketChannel;
import java.util.List;
import java.util.Optional;
import org.jackfield.wire.Close;

/**
 * The network connection beneath a session, for what the Jakarta API has no word for: dropping it, and not reading from it.
 *
 * <p>It is looked up while the session opens and never later: Payara's way there leads over the request of the handshake,
 * which serves other clients afterwards. Where it cannot be reached, dropping is closing in good order. Reading can be
 * paused on Undertow and in Tyrus' client; Tyrus' server offers nothing of the kind, and reads on.
 */
public final class NetworkConnection {

    private static final System.Logger LOG = System.getLogger(NetworkConnection.class.getName());

    private static final int BUFFER_BYTES = 128 << 10;

    private final Session session;
    private final Optional<ReadControl> reading;
    private final Optional<Closeable> connection;

    private NetworkConnection(Session session, Optional<ReadControl> reading, Optional<Closeable> connection) {
        this.session = session;
        this.reading = reading;
        this.connection = connection;
    }

    /** Beneath a session that has just opened. */
    public static NetworkConnection of(Session session) {
        Optional<Object> undertow = Internals.call(session, "getWebSocketChannel");
        return undertow.isPresent()
                ? new NetworkConnection(
                        session, undertow.map(UndertowReadControl::new), undertow.flatMap(NetworkConnection::closeable))
                : tyrus(session);
    }

    /**
     * The network connection of a plain request that has it to itself, with bounds on what it may hold; empty where it cannot
     * be reached. For the thread of the request, or until it is answered.
     */
    public static Optional<Closeable> ofRequest(HttpServletRequest request) {
        if (!request.getProtocol().startsWith("HTTP/1.")) {
            return Optional.empty();
        }
        ServletRequest own = request;
        while (own instanceof ServletRequestWrapper wrapper) {
            own = wrapper.getRequest();
        }
        Optional<Object> undertow =
                Internals.call(own, "getExchange").flatMap(it -> Internals.call(it, "getConnection"));
        if (undertow.isPresent()) {
            return undertow.flatMap(NetworkConnection::closeable);
        }
        Optional<Object> grizzly = Internals.field(own, "request").flatMap(NetworkConnection::grizzlyOf);
        grizzly.ifPresent(NetworkConnection::bound);
        return grizzly.map(connection -> () -> {
            Optional<Object> unused = Internals.call(connection, "terminateSilently");
        });
    }

    /** False if reading goes on. */
    public boolean pause() {
        reading.ifPresent(ReadControl::pause);
        return reading.isPresent();
    }

    public void resume() {
        reading.ifPresent(ReadControl::resume);
    }

    /** To be called before a close is sent, see {@link ReadControl#closing}. */
    public void closing(int mostReads, Runnable drop) {
        reading.ifPresent(it -> it.closing(mostReads, drop));
    }

    /** Drops the connection. */
    public void abort() {
        if (connection.isEmpty()) {
            Transport.close(session, Close.GONE);
            return;
        }
        try {
            connection.get().close();
        } catch (IOException e) {
            LOG.log(
                    System.Logger.Level.DEBUG,
                    "A connection was gone already: {0}",
                    e.getClass().getName());
        }
    }

    private static NetworkConnection tyrus(Session session) {
        Optional<Object> writer = Internals.field(session, "basicRemote")
                .flatMap(remote -> Internals.field(remote, "webSocket"))
                .flatMap(socket -> Internals.field(socket, "protocolHandler"))
                .flatMap(protocol -> Internals.field(protocol, "writer"));
        Optional<Object> client = writer.flatMap(found -> Internals.field(found, "connection"));
        Optional<Object> server = writer.flatMap(NetworkConnection::grizzly);
        server.or(() -> client).ifPresent(NetworkConnection::bound);
        return new NetworkConnection(
                session,
                client.flatMap(GrizzlyReadControl::of),
                server.<Closeable>map(connection -> () -> {
                            Optional<Object> unused = Internals.call(connection, "terminateSilently");
                            forget(session);
                        })
                        .or(() -> writer.flatMap(NetworkConnection::closeable)));
    }

    /** Payara does not tell Tyrus of every end, and then Tyrus keeps the session and its endpoint for ever. */
    private static void forget(Session session) {
        Internals.field(session, "basicRemote").ifPresent(remote -> Internals.field(remote, "endpointWrapper")
                .ifPresent(endpoint -> Internals.field(remote, "webSocket")
                        .ifPresent(socket -> Internals.call(
                                endpoint,
                                "onClose",
                                List.of(socket.getClass(), CloseReason.class),
                                socket,
                                new CloseReason(CloseCodes.CLOSED_ABNORMALLY, "")))));
    }

    /** Grizzly takes megabytes for a peer that does not read, and says that they are written; kernels take more. */
    private static void bound(Object grizzly) {
        Optional<Object> channel = Internals.call(grizzly, "getChannel");
        try {
            if (channel.isPresent()
                    && channel.get() instanceof SocketChannel socket
                    && Internals.call(grizzly, "setMaxAsyncWriteQueueSize", List.of(int.class), BUFFER_BYTES)) {
                socket.setOption(StandardSocketOptions.SO_SNDBUF, BUFFER_BYTES)
                        .setOption(StandardSocketOptions.SO_RCVBUF, BUFFER_BYTES);
            } else {
                LOG.log(System.Logger.Level.WARNING, "What a connection of Grizzly may hold could not be bounded.");
            }
        } catch (IOException e) {
            // Its client has left already.
        }
    }

    /** The network connection of Payara's server side; closing anything above it sends a close frame of its own. */
    private static Optional<Object> grizzly(Object writer) {
        return Internals.field(writer, "tyrusHttpUpgradeHandler")
                .flatMap(handler -> Internals.call(handler, "getWebConnection"))
                .flatMap(web -> Internals.field(web, "request"))
                .flatMap(NetworkConnection::grizzlyOf);
    }

    private static Optional<Object> grizzlyOf(Object catalina) {
        return Internals.call(catalina, "getCoyoteRequest")
                .flatMap(request -> Internals.call(request, "getRequest"))
                .flatMap(packet -> Internals.call(packet, "getConnection"));
    }

    private static Optional<Closeable> closeable(Object object) {
        return object instanceof Closeable closeable ? Optional.of(closeable) : Optional.empty();
    }
}
