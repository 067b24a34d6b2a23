package org.jackfield.container.reflect;

import jakarta.servlet.ServletRequest;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.websocket.CloseReason;
import jakarta.websocket.CloseReason.CloseCodes;
import jakarta.websocket.Session;
import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.Channel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jackfield.wire.Close;

/**
 * The network connection beneath a session, for what the Jakarta API has no word for: dropping it, not reading from it, closing
 * it in good order, and hearing of pings.
 *
 * <p>It is looked up while the session opens and never later: Payara's way there leads over the request of the handshake,
 * which serves other clients afterwards. Where it cannot be reached, dropping is closing. Reading can be paused on Undertow and
 * in Tyrus' client; Tyrus' server offers nothing of the kind, and reads on.
 */
public final class NetworkConnection {

    private static final System.Logger LOG = System.getLogger(NetworkConnection.class.getName());

    private final Session session;
    private final Optional<ReadControl> reading;
    private final Optional<Closeable> connection;
    private final Optional<LingeringClose> lingering;
    private final Optional<TyrusPings> pings;
    private final List<String> missing;

    private NetworkConnection(
            Session session,
            Optional<ReadControl> reading,
            Optional<Closeable> connection,
            Optional<LingeringClose> lingering,
            Optional<TyrusPings> pings,
            List<String> missing) {
        this.session = session;
        this.reading = reading;
        this.connection = connection;
        this.lingering = lingering;
        this.pings = pings;
        this.missing = missing;
    }

    /**
     * Beneath a session that has just opened, whose client dialled us.
     *
     * @param pinged called by the thread that reads, after each ping, where the container tells
     */
    public static NetworkConnection ofServer(Session session, Runnable pinged) {
        return undertow(session).orElseGet(() -> tyrusServer(session, pinged));
    }

    /** Beneath a session that has just opened, which we dialled. */
    public static NetworkConnection ofClient(Session session) {
        return undertow(session).orElseGet(() -> tyrusClient(session));
    }

    private static Optional<NetworkConnection> undertow(Session session) {
        return Internals.call(session, "getWebSocketChannel").map(channel -> {
            Optional<Closeable> connection = closeable(channel);
            return new NetworkConnection(
                    session,
                    Optional.of(new UndertowReadControl(channel)),
                    connection,
                    Optional.empty(),
                    Optional.empty(),
                    missing("drop", connection.isPresent()));
        });
    }

    private static NetworkConnection tyrusServer(Session session, Runnable pinged) {
        Optional<Object> socket = socket(session);
        Optional<Object> writer = socket.flatMap(NetworkConnection::writer);
        Optional<Object> grizzly = writer.flatMap(Grizzly::ofWriter);
        Optional<OwnedUpgrade> owned = grizzly.flatMap(connection -> OwnedUpgrade.put(writer.get(), connection));
        boolean bounded = grizzly.map(Grizzly::bound).orElse(false);
        Optional<TyrusPings> pings = socket.flatMap(found -> TyrusPings.tell(found, pinged));
        List<String> missing = new ArrayList<>(missing("drop", grizzly.isPresent()));
        missing.addAll(missing("lingering close", grizzly.isPresent() && socket.isPresent()));
        missing.addAll(missing("bound of what is written", bounded));
        missing.addAll(missing("end of what is written", owned.isPresent()));
        missing.addAll(missing("count of pings", pings.isPresent()));
        return new NetworkConnection(
                session,
                Optional.empty(),
                grizzly.map(connection -> () -> {
                    Grizzly.drop(connection);
                    if (owned.isPresent()) {
                        owned.get().close();
                    }
                    forget(session);
                }),
                grizzly.flatMap(connection -> socket.map(found -> new LingeringClose(found, connection))),
                pings,
                List.copyOf(missing));
    }

    private static NetworkConnection tyrusClient(Session session) {
        Optional<Object> writer = socket(session).flatMap(NetworkConnection::writer);
        Optional<Object> grizzly = writer.flatMap(found -> Internals.field(found, "connection"));
        boolean bounded = grizzly.map(Grizzly::bound).orElse(false);
        return new NetworkConnection(
                session,
                grizzly.flatMap(GrizzlyReadControl::of),
                writer.flatMap(NetworkConnection::closeable),
                Optional.empty(),
                Optional.empty(),
                missing("bound of what is written", bounded));
    }

    private static Optional<Object> socket(Session session) {
        return Internals.field(session, "basicRemote").flatMap(remote -> Internals.field(remote, "webSocket"));
    }

    private static Optional<Object> writer(Object socket) {
        return Internals.field(socket, "protocolHandler").flatMap(protocol -> Internals.field(protocol, "writer"));
    }

    private static List<String> missing(String what, boolean there) {
        return there ? List.of() : List.of(what);
    }

    /**
     * The network connection of a plain request that has it to itself, with bounds on what it may hold; empty where it cannot
     * be reached. For the thread of the request, or until it is answered.
     */
    public static Optional<Channel> ofRequest(HttpServletRequest request) {
        if (!request.getProtocol().startsWith("HTTP/1.")) {
            return Optional.empty();
        }
        ServletRequest own = Internals.unwrapped(request);
        Optional<Object> undertow =
                Internals.call(own, "getExchange").flatMap(it -> Internals.call(it, "getConnection"));
        if (undertow.isPresent()) {
            return undertow.filter(Channel.class::isInstance).map(Channel.class::cast);
        }
        Optional<Object> grizzly = Internals.field(own, "request").flatMap(Grizzly::ofRequest);
        grizzly.ifPresent(Grizzly::bound);
        return grizzly.flatMap(Grizzly::channel);
    }

    /** Lets go of the session, which is over; what is beneath it may outlive it. */
    public void over() {
        pings.ifPresent(TyrusPings::end);
    }

    /** What could not be reached beneath this session, and protects it no more. */
    public List<String> missing() {
        return missing;
    }

    /** False if reading goes on. */
    public boolean pause() {
        reading.ifPresent(ReadControl::pause);
        return reading.isPresent();
    }

    public void resume() {
        reading.ifPresent(ReadControl::resume);
    }

    /**
     * Sends a close frame that may be sent, in good order: what the peer has sent meanwhile is read until it answers, so that
     * its network does not throw away what it was told (RFC 6455 section 7.1.1).
     *
     * @param gone may be called when the connection is no more, on any thread
     */
    public void close(Close close, Runnable gone) {
        boolean sent = lingering.map(open -> open.send(close, gone)).orElse(false);
        if (!sent) {
            Transport.close(session, close);
        }
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

    private static Optional<Closeable> closeable(Object object) {
        return object instanceof Closeable closeable ? Optional.of(closeable) : Optional.empty();
    }
}
