package org.jackfield.http;

import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import org.jackfield.wire.Close;
import org.jackfield.wire.Connection;
import org.jackfield.wire.ConnectionListener;
import org.jackfield.wire.Json;
import org.jackfield.wire.Message;
import org.jackfield.wire.SerialExecutor;

/**
 * The writing half of a client's event stream (server-sent events): each text message is an event named by its {@code type}.
 *
 * <p>It begins with a comment, so that the client has the head of the answer before the session is ready.
 *
 * <p>A server may write on the thread that sends, so sending is left to threads that may wait. A stream brings no pongs and
 * no news of a client that left: a comment that went out counts as a sign of life, one that did not as the end.
 */
final class SseConnection implements Connection {

    private static final System.Logger LOG = System.getLogger(SseConnection.class.getName());

    private static final CompletableFuture<Void> SHUT = CompletableFuture.completedFuture(null);

    /** One write and one close at most, and some pings behind a write that hangs. */
    private static final int MAX_WAITING = 16;

    private final SseEventSink sink;
    private final Sse sse;
    private final Runnable dropping;
    private final Executor threads;
    private final ConnectionListener listener;
    private final SerialExecutor inOrder;
    private final CompletableFuture<Close> end = new CompletableFuture<>();

    /** The write that was begun last; {@link #SHUT} once the stream is being closed, and nothing is written any more. */
    private final AtomicReference<CompletableFuture<Void>> sending =
            new AtomicReference<>(CompletableFuture.completedFuture(null));

    private SseConnection(
            SseEventSink sink, Sse sse, Runnable dropping, Executor threads, ConnectionListener listener) {
        this.dropping = dropping;
        this.sink = sink;
        this.sse = sse;
        this.threads = threads;
        this.listener = listener;
        this.inOrder = new SerialExecutor(threads, MAX_WAITING);
    }

    /**
     * Tells the listener of a new stream, and of its end when it comes.
     *
     * @param dropping drops its network connection
     * @param threads may wait for the network
     */
    static void open(SseEventSink sink, Sse sse, Runnable dropping, Executor threads, ConnectionListener listener) {
        SseConnection connection = new SseConnection(sink, sse, dropping, threads, listener);
        CompletableFuture<?> unused = connection.end.thenAccept(listener::ended);
        listener.opened(connection);
        boolean unusedHead = connection.submit(() -> connection.send(connection.comment("open"), sent -> {}));
    }

    /** A binary message has no place in such a stream and is passed over. */
    @Override
    public void write(Message message, Written done) {
        if (message instanceof Message.Text text) {
            if (!submit(() -> send(event(text.text()), done))) {
                over(false, done);
            }
        } else {
            done.over(true);
        }
    }

    @Override
    public void close(Close close) {
        if (!submit(() -> shutThen(() -> end.complete(close)))) {
            end.complete(close);
        }
    }

    /**
     * Closes the stream once nothing is being written: a server may wait in closing for a write that never ends, and what is
     * written beside or behind the close may find the answer of another request in the place of this one.
     */
    private void shutThen(Runnable next) {
        CompletableFuture<Void> last = sending.getAndSet(SHUT);
        if (last == SHUT) {
            next.run();
            return;
        }
        CompletableFuture<?> unused = last.whenComplete((sent, failure) -> {
            try {
                threads.execute(() -> {
                    shut();
                    next.run();
                });
            } catch (RejectedExecutionException shutDown) {
                LOG.log(System.Logger.Level.DEBUG, "No thread is left to close an event stream.");
            }
        });
    }

    @Override
    public void ping() {
        boolean unused = submit(() -> send(comment("keep-alive"), this::pinged));
    }

    private void pinged(boolean sent) {
        if (sent) {
            listener.ponged();
        }
    }

    /** Drops the connection, beside a write that hangs. */
    @Override
    public void abort() {
        if (!end.isDone()) {
            dropping.run();
        }
        shutThen(() -> {});
        end.complete(Close.LOST);
    }

    /** False if it will not be run. */
    private boolean submit(Runnable task) {
        try {
            inOrder.execute(task);
            return true;
        } catch (RejectedExecutionException tooMany) {
            return false;
        }
    }

    private void send(OutboundSseEvent event, Written done) {
        CompletableFuture<Void> write = new CompletableFuture<>();
        if (!begin(write)) {
            done.over(false);
            return;
        }
        if (end.isDone() || sink.isClosed()) {
            write.complete(null);
            over(false, done);
            return;
        }
        try {
            CompletionStage<?> unused = sink.send(event).whenComplete((sent, failure) -> {
                write.complete(null);
                over(failure == null, done);
            });
        } catch (RuntimeException e) {
            failed(e);
            write.complete(null);
            over(false, done);
        }
    }

    /** False if the stream is being closed, which tells of the end itself. One write is begun at a time. */
    private boolean begin(CompletableFuture<Void> write) {
        CompletableFuture<Void> before = sending.get();
        return before != SHUT && sending.compareAndSet(before, write);
    }

    private void over(boolean sent, Written done) {
        done.over(sent);
        if (!sent) {
            end.complete(Close.LOST);
        }
    }

    private void shut() {
        try {
            sink.close();
        } catch (RuntimeException e) {
            failed(e);
        }
    }

    /** Line breaks between the members of a JSON text mean nothing there and much in the stream. */
    private OutboundSseEvent event(String json) {
        Map<String, String> members = Json.strings(json).orElse(Map.of());
        String line = json.replace('\r', ' ').replace('\n', ' ');
        OutboundSseEvent.Builder event = sse.newEventBuilder()
                .name(members.getOrDefault("type", "message"))
                .data(String.class, line);
        return Reconnection.of(members, json).in(event).build();
    }

    private OutboundSseEvent comment(String words) {
        return sse.newEventBuilder().comment(words).build();
    }

    private static void failed(Exception e) {
        LOG.log(
                System.Logger.Level.DEBUG,
                "An event stream failed: {0}",
                e.getClass().getName());
    }
}
