package org.jackfield.testing.upstream;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jackfield.testing.sockets.Frame;
import org.jackfield.wire.Close;

/** What came from a client. Every {@code await} gives up with a failed assertion. */
final class Inbox {

    private static final long PATIENCE_SECONDS = 15;

    private final BlockingQueue<Frame> messages = new LinkedBlockingQueue<>();
    private final BlockingQueue<Frame> pongs = new LinkedBlockingQueue<>();
    private final CompletableFuture<Close> closed = new CompletableFuture<>();
    private final CompletableFuture<Boolean> ended = new CompletableFuture<>();

    void message(Frame whole) {
        messages.add(whole);
    }

    void pong(Frame pong) {
        pongs.add(pong);
    }

    void closed(Close close) {
        closed.complete(close);
    }

    void ended() {
        closed.complete(Close.LOST);
        ended.complete(true);
    }

    int messagesWaiting() {
        return messages.size();
    }

    boolean hasEnded() {
        return ended.isDone();
    }

    Frame awaitMessage() {
        return await(messages, "The client sent no message.");
    }

    Frame awaitPong(String expected) {
        Frame next = await(pongs, "The client sent no pong.");
        while (!next.text().equals(expected)) {
            next = await(pongs, "The client sent no pong with " + expected);
        }
        return next;
    }

    Close awaitClose() {
        return await(closed, "The client sent no close frame.");
    }

    void awaitEnd() {
        await(ended, "The connection did not end.");
    }

    private static Frame await(BlockingQueue<Frame> frames, String otherwise) {
        try {
            Frame next = frames.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (next == null) {
                throw new AssertionError(otherwise);
            }
            return next;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static <T> T await(CompletableFuture<T> what, String otherwise) {
        try {
            return what.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw new AssertionError(otherwise, e);
        } catch (InterruptedException | ExecutionException e) {
            throw new AssertionError(e);
        }
    }
}
