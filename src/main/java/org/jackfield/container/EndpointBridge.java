package org.jackfield.container;

import jakarta.websocket.CloseReason;
import jakarta.websocket.MessageHandler;
import jakarta.websocket.PongMessage;
import jakarta.websocket.Session;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jackfield.container.reflect.Transport;
import org.jackfield.container.reflect.TyrusTimer;
import org.jackfield.wire.Assembly;
import org.jackfield.wire.Close;
import org.jackfield.wire.ConnectionListener;
import org.jackfield.wire.Leftovers;
import org.jackfield.wire.Message;
import org.jackfield.wire.PartBudget;

/**
 * Adapts one Jakarta session to a {@link ConnectionListener}.
 *
 * <p>An endpoint makes one for each session and passes its events on: {@link #opened}, {@link #text}, {@link #binary},
 * {@link #ponged}, {@link #closed}, {@link #failed}. Endpoints for clients that dial us declare their {@code @OnMessage}
 * methods: Undertow calls {@code @OnOpen} on another thread and drops what comes before a handler is added. This is the edge
 * at which exceptions of the listener are caught; their texts go nowhere.
 */
public final class EndpointBridge {

    /**
     * What a session may do.
     *
     * @param maxTextBytes the longest text passed on
     * @param maxBinaryBytes the longest binary message passed on
     * @param maxFragments the largest number of frames of one message
     * @param unfinished what its unfinished messages come out of
     * @param leftovers what may come behind our close
     * @param maxIdle after which the container may end a silent session; a backstop for an owner that watches the clock,
     *     and not there on Tyrus
     */
    public record Limits(
            int maxTextBytes,
            int maxBinaryBytes,
            int maxFragments,
            PartBudget unfinished,
            Leftovers leftovers,
            Duration maxIdle) {

        /** The same bound for text and for binary, for a peer that is trusted with what it begins. */
        public Limits(int most, int maxFragments, Duration maxIdle) {
            this(most, most, maxFragments, PartBudget.unbounded(), Leftovers.ofDialled(maxFragments), maxIdle);
        }

        /** Where the container closes by itself: higher, so that the owner can say why of all but the worst messages. */
        int containerBytes() {
            return (int) Math.min(Integer.MAX_VALUE, (long) Math.max(maxTextBytes, maxBinaryBytes) + HEADROOM_BYTES);
        }
    }

    /** Told to the owner of a session, who decides what becomes of it. */
    public interface Trouble {
        /** A message was too long or in too many frames; it and what follows is not passed on. */
        void tooLarge();

        /** There was no room for a part of a message; it and what follows is not passed on. */
        default void withoutRoom() {}

        /** The listener threw an exception. */
        void broken();
    }

    /** Which way a session was opened. */
    private interface Connecting {
        SessionConnection of(Session session, Leftovers leftovers, CompletableFuture<Close> end, Runnable pinged);
    }

    private static final System.Logger LOG = System.getLogger(EndpointBridge.class.getName());

    /** What may come of a message that is too long before our close is out. */
    private static final int HEADROOM_BYTES = 1 << 20;

    private final ConnectionListener listener;
    private final Limits limits;
    private final TyrusTimer timer;
    private final Trouble trouble;
    private final Connecting connecting;
    private final CompletableFuture<Close> end = new CompletableFuture<>();
    private final Assembly assembly;
    private volatile boolean refusing;
    private volatile Optional<SessionConnection> connection = Optional.empty();

    private EndpointBridge(
            ConnectionListener listener, Limits limits, TyrusTimer timer, Trouble trouble, Connecting connecting) {
        this.listener = listener;
        this.limits = limits;
        this.timer = timer;
        this.trouble = trouble;
        this.connecting = connecting;
        this.assembly = new Assembly(
                limits.maxTextBytes(), limits.maxBinaryBytes(), limits.maxFragments(), limits.unfinished());
    }

    /** For a session whose client dialled us. */
    public static EndpointBridge ofServer(
            ConnectionListener listener, Limits limits, TyrusTimer timer, Trouble trouble) {
        return new EndpointBridge(listener, limits, timer, trouble, SessionConnection::ofServer);
    }

    /** For a session that we dialled. */
    public static EndpointBridge ofClient(
            ConnectionListener listener, Limits limits, TyrusTimer timer, Trouble trouble) {
        return new EndpointBridge(listener, limits, timer, trouble, SessionConnection::ofClient);
    }

    /** For {@code @OnOpen}; a session that cannot be set up, because it is over already, ends here. */
    public void opened(Session session) {
        CompletableFuture<?> unused = end.thenAccept(close -> {
            assembly.end();
            guarded(() -> listener.ended(close));
        });
        connection = connect(session);
        if (connection.isPresent()) {
            guarded(() -> listener.opened(connection.get()));
        } else {
            end.complete(Close.LOST);
            Transport.close(session, Close.FAILED);
        }
    }

    private Optional<SessionConnection> connect(Session session) {
        try {
            limitIdleness(session);
            session.setMaxTextMessageBufferSize(limits.containerBytes());
            session.setMaxBinaryMessageBufferSize(limits.containerBytes());
            return Optional.of(connecting.of(session, limits.leftovers(), end, this::pinged));
        } catch (RuntimeException e) {
            LOG.log(
                    System.Logger.Level.DEBUG,
                    "A session was not set up: {0}",
                    e.getClass().getName());
            return Optional.empty();
        }
    }

    /** Lets messages come by themselves, for an endpoint that has no {@code @OnMessage}. */
    public void listenTo(Session session) {
        session.addMessageHandler(String.class, (MessageHandler.Partial<String>) this::text);
        session.addMessageHandler(ByteBuffer.class, (MessageHandler.Partial<ByteBuffer>) this::binary);
        session.addMessageHandler(PongMessage.class, (MessageHandler.Whole<PongMessage>) pong -> ponged());
    }

    /**
     * Sets the backstop, but not on Tyrus: a session that was idle for 0 ms, its initial timeout, may just be about to be
     * checked, and would be found to have a timeout and closed.
     */
    private void limitIdleness(Session session) {
        if (!timer.takeOut(session)) {
            session.setMaxIdleTimeout(limits.maxIdle().toMillis());
        }
    }

    /** For {@code @OnClose}. */
    public void closed(CloseReason reason) {
        String words = reason.getReasonPhrase() == null ? "" : reason.getReasonPhrase();
        int code = reason.getCloseCode().getCode();
        end.complete(code == Close.ABNORMAL ? ContainerError.abnormal(words) : new Close(code, words));
    }

    /** For {@code @OnError}: the end, if it is the peer's violation or the connection is lost; else it is only noted. */
    public void failed(Session session, Throwable error) {
        LOG.log(
                System.Logger.Level.DEBUG,
                "A session failed: {0}",
                error.getClass().getName());
        ContainerError.violation(error).ifPresent(end::complete);
        if (!session.isOpen()) {
            end.complete(Close.LOST);
        }
    }

    /** Reports the end as {@code close}, whatever the container will say of it. */
    public void ended(Close close) {
        end.complete(close);
    }

    /** For {@code @OnMessage}: a part of a text, usually the whole. */
    public void text(String part, boolean last) {
        if (takes(part.length())) {
            receive(assembly.text(part, last), part.length());
        }
    }

    /** For {@code @OnMessage}: a part of a binary message, usually the whole. */
    public void binary(ByteBuffer part, boolean last) {
        if (takes(part.remaining())) {
            byte[] bytes = new byte[part.remaining()];
            part.get(bytes);
            receive(assembly.binary(bytes, last), bytes.length);
        }
    }

    /** What comes behind either side's close goes nowhere; Undertow hands it on, and Tyrus until the client has answered. */
    private boolean takes(int sizeBytes) {
        boolean behindClose = connection.isPresent() && connection.get().isBehindClose(sizeBytes);
        return !behindClose && !refusing && !end.isDone();
    }

    private void receive(Optional<Message> whole, int bytes) {
        if (assembly.isTooLarge() || assembly.isWithoutRoom()) {
            refusing = true;
            guarded(assembly.isTooLarge() ? trouble::tooLarge : trouble::withoutRoom);
        } else if (whole.isPresent()) {
            guarded(() -> listener.received(whole.get()));
        } else {
            guarded(() -> listener.unfinished(bytes));
        }
    }

    /** For {@code @OnMessage}. */
    public void ponged() {
        guarded(listener::ponged);
    }

    private void pinged() {
        if (takes(0)) {
            guarded(listener::pinged);
        }
    }

    /** What protects other sessions of this container and could not be reached, for a session that was opened. */
    public List<String> missing() {
        return connection.map(SessionConnection::missing).orElse(List.of());
    }

    private void guarded(Runnable call) {
        try {
            call.run();
        } catch (RuntimeException e) {
            StackTraceElement[] trace = e.getStackTrace();
            LOG.log(
                    System.Logger.Level.ERROR,
                    "A listener failed: {0} in {1}",
                    e.getClass().getName(),
                    trace.length == 0 ? "an unknown place" : trace[0]);
            trouble.broken();
        }
    }
}
