package org.jackfield.testing.upstream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jackfield.upstream.Target;
import org.jackfield.upstream.dial.DialFailure;
import org.jackfield.upstream.dial.Dialer;
import org.jackfield.upstream.dial.Requester;
import org.jackfield.wire.Close;
import org.jackfield.wire.Connection;
import org.jackfield.wire.ConnectionListener;
import org.jackfield.wire.Message;

/** Records all that one dial and its connection report, and sends one message at a time. */
public final class DialRecorder implements ConnectionListener, Dialer.Failed {

    private static final long PATIENCE_SECONDS = 15;

    private final CompletableFuture<Connection> opened = new CompletableFuture<>();
    private final CompletableFuture<DialFailure> failed = new CompletableFuture<>();
    private final CompletableFuture<Close> ended = new CompletableFuture<>();
    private final BlockingQueue<Message> messages = new LinkedBlockingQueue<>();
    private final BlockingQueue<Boolean> pongs = new LinkedBlockingQueue<>();
    private final AtomicInteger outcomes = new AtomicInteger();
    private final AtomicInteger ends = new AtomicInteger();
    private final boolean pausing;
    private volatile String thread = "";

    public DialRecorder() {
        this(false);
    }

    private DialRecorder(boolean pausing) {
        this.pausing = pausing;
    }

    public static DialRecorder dial(Dialer dialer, Target target) {
        return dial(dialer, target, false);
    }

    /** It pauses its connection when the first message comes. */
    public static DialRecorder dialAndPause(Dialer dialer, Target target) {
        return dial(dialer, target, true);
    }

    private static DialRecorder dial(Dialer dialer, Target target, boolean pausing) {
        DialRecorder recorder = new DialRecorder(pausing);
        dialer.dial(target, Requester.SELF, recorder, recorder);
        return recorder;
    }

    @Override
    public void opened(Connection connection) {
        outcomes.incrementAndGet();
        thread = Thread.currentThread().getName();
        opened.complete(connection);
    }

    @Override
    public void received(Message message) {
        messages.add(message);
        if (pausing && messages.size() == 1) {
            opened.join().pause();
        }
    }

    public int messagesWaiting() {
        return messages.size();
    }

    @Override
    public void ponged() {
        pongs.add(true);
    }

    @Override
    public void ended(Close close) {
        ends.incrementAndGet();
        ended.complete(close);
    }

    @Override
    public void because(DialFailure failure) {
        outcomes.incrementAndGet();
        thread = Thread.currentThread().getName();
        failed.complete(failure);
    }

    public Connection awaitOpen() {
        return await(opened, PATIENCE_SECONDS);
    }

    public DialFailure awaitFailure() {
        DialFailure failure = await(failed, PATIENCE_SECONDS);
        assertFalse(opened.isDone(), "opened and failed");
        return failure;
    }

    public Close awaitEnd() {
        return await(ended, PATIENCE_SECONDS);
    }

    public Message awaitMessage() {
        return next(messages, PATIENCE_SECONDS * 1000, "no message");
    }

    public void awaitPong() {
        assertTrue(next(pongs, PATIENCE_SECONDS * 1000, "no pong"));
    }

    /** True if a pong came within the time. */
    public boolean pongsWithin(long millis) {
        try {
            return pongs.poll(millis, TimeUnit.MILLISECONDS) != null;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    public boolean hasEnded() {
        return ended.isDone();
    }

    /** The thread that told the outcome. */
    public String thread() {
        return thread;
    }

    /** Writes and waits for the outcome. */
    public boolean send(Message message) {
        CompletableFuture<Boolean> written = new CompletableFuture<>();
        awaitOpen().write(message, written::complete);
        return await(written, PATIENCE_SECONDS);
    }

    /** Fails unless each of the two kinds of outcome was told at most once. */
    public void assertToldOnce() {
        assertEquals(1, outcomes.get(), "outcomes");
        assertTrue(ends.get() <= 1, "ends");
    }

    private static <T> T next(BlockingQueue<T> queue, long millis, String otherwise) {
        try {
            T next = queue.poll(millis, TimeUnit.MILLISECONDS);
            if (next == null) {
                throw new AssertionError(otherwise);
            }
            return next;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static <T> T await(CompletableFuture<T> what, long seconds) {
        try {
            return what.get(seconds, TimeUnit.SECONDS);
        } catch (TimeoutException | InterruptedException | ExecutionException e) {
            throw new AssertionError(e);
        }
    }
}
