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
public final class Beneath {

    private static final System.Logger LOG = System.getLogger(Beneath.class.getName());

    private static final int BUFFER_BYTES = 128 << 10;

    /** Whether what comes is taken from the connection. Any thread may turn it. */
    interface Tap {
        public void pause();

        public void resume();

        /**
         * To be called before a close is sent.
         *
         * @param mostReads how often the connection may still be read from
         * @param drop called when it was read from more often
         */
        public default void closing(int mostReads, Runnable drop) {}
    }

    private final Session session;
    private final Optional<Tap> tap;
    private final Optional<Closeable> connection;

    private Beneath(Session session, Optional<Tap> tap, Optional<Closeable> connection) {
        this.session = session;
        this.tap = tap;
        this.connection = connection;
    }

    /** Beneath a session that has just opened. */
    public static Beneath of(Session session) {
        Optional<Object> undertow = Reach.call(session, "getWebSocketChannel");
        return undertow.isPresent()
                ? new Beneath(session, undertow.map(UndertowTap::new), undertow.flatMap(Beneath::closeable))
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
        Optional<Object> undertow = Reach.call(own, "getExchange").flatMap(it -> Reach.call(it, "getConnection"));
        if (undertow.isPresent()) {
            return undertow.flatMap(Beneath::closeable);
        }
        Optional<Object> grizzly = Reach.field(own, "request").flatMap(Beneath::grizzlyOf);
        grizzly.ifPresent(Beneath::bound);
        return grizzly.map(connection -> () -> {
            Optional<Object> unused = Reach.call(connection, "terminateSilently");
        });
    }

    /** False if reading goes on. */
    public boolean pause() {
        tap.ifPresent(Tap::pause);
        return tap.isPresent();
    }

    public void resume() {
        tap.ifPresent(Tap::resume);
    }

    /** To be called before a close is sent, see {@link Tap#closing}. */
    public void closing(int mostReads, Runnable drop) {
        tap.ifPresent(it -> it.closing(mostReads, drop));
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

    private static Beneath tyrus(Session session) {
        Optional<Object> writer = Reach.field(session, "basicRemote")
                .flatMap(remote -> Reach.field(remote, "webSocket"))
                .flatMap(socket -> Reach.field(socket, "protocolHandler"))
                .flatMap(protocol -> Reach.field(protocol, "writer"));
        Optional<Object> client = writer.flatMap(found -> Reach.field(found, "connection"));
        Optional<Object> server = writer.flatMap(Beneath::grizzly);
        server.or(() -> client).ifPresent(Beneath::bound);
        return new Beneath(
                session,
                client.flatMap(GrizzlyTap::of),
                server.<Closeable>map(connection -> () -> {
                            Optional<Object> unused = Reach.call(connection, "terminateSilently");
                            forget(session);
                        })
                        .or(() -> writer.flatMap(Beneath::closeable)));
    }

    /** Payara does not tell Tyrus of every end, and then Tyrus keeps the session and its endpoint for ever. */
    private static void forget(Session session) {
        Reach.field(session, "basicRemote").ifPresent(remote -> Reach.field(remote, "endpointWrapper")
                .ifPresent(endpoint -> Reach.field(remote, "webSocket")
                        .ifPresent(socket -> Reach.call(
                                endpoint,
                                "onClose",
                                List.of(socket.getClass(), CloseReason.class),
                                socket,
                                new CloseReason(CloseCodes.CLOSED_ABNORMALLY, "")))));
    }

    /** Grizzly takes megabytes for a peer that does not read, and says that they are written; kernels take more. */
    private static void bound(Object grizzly) {
        Optional<Object> channel = Reach.call(grizzly, "getChannel");
        try {
            if (channel.isPresent()
                    && channel.get() instanceof SocketChannel socket
                    && Reach.call(grizzly, "setMaxAsyncWriteQueueSize", List.of(int.class), BUFFER_BYTES)) {
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
        return Reach.field(writer, "tyrusHttpUpgradeHandler")
                .flatMap(handler -> Reach.call(handler, "getWebConnection"))
                .flatMap(web -> Reach.field(web, "request"))
                .flatMap(Beneath::grizzlyOf);
    }

    private static Optional<Object> grizzlyOf(Object catalina) {
        return Reach.call(catalina, "getCoyoteRequest")
                .flatMap(request -> Reach.call(request, "getRequest"))
                .flatMap(packet -> Reach.call(packet, "getConnection"));
    }

    private static Optional<Closeable> closeable(Object object) {
        return object instanceof Closeable closeable ? Optional.of(closeable) : Optional.empty();
    }
}
