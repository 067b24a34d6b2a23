package org.jackfield.http;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.channels.Channel;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A plain request that no thread waits with while its body comes in: what is done to it, by whichever thread. */
final class SuspendedRequest {

    private final HttpServletRequest request;
    private final HttpServletResponse response;
    private final RequestInternals internals;
    private final Optional<Channel> connection;
    private final Consumer<Runnable> soon;
    private volatile @Nullable AsyncContext held;

    /** @param soon does something a moment later; on the thread of the request */
    SuspendedRequest(
            HttpServletRequest request,
            HttpServletResponse response,
            RequestInternals internals,
            Consumer<Runnable> soon) {
        this.request = request;
        this.response = response;
        this.internals = internals;
        this.connection = internals.connection();
        this.soon = soon;
    }

    /** Lets the thread of the request go, which calls this. */
    void suspend(AsyncListener listener) {
        AsyncContext begun = request.startAsync(request, response);
        held = begun;
        begun.setTimeout(0);
        begun.addListener(listener);
    }

    void read(ReadListener listener) throws IOException {
        input().setReadListener(listener);
    }

    ServletInputStream input() throws IOException {
        return request.getInputStream();
    }

    /** Fails if the client has left: the container's answer may be another client's by then. */
    void write(HttpAnswer answer) throws IOException {
        if (connection.filter(open -> !open.isOpen()).isPresent()) {
            throw new IOException("The client has left.");
        }
        answer.writeTo(response);
    }

    /** Has the request come again with its body. */
    void goOn(Body body, Runnable done) {
        keep(body, done);
        dispatch();
    }

    /** Keeps the body with the request, and what is done when the request has come back. */
    void keep(Body body, Runnable done) {
        request.setAttribute(Bodies.BODY, body);
        request.setAttribute(Bodies.DONE, done);
    }

    private void dispatch() {
        AsyncContext own = held();
        if (internals.hasLeft(own)) {
            own.dispatch();
        } else {
            soon.accept(this::dispatch);
        }
    }

    /** Its own, which the request may not know any more. */
    private AsyncContext held() {
        AsyncContext own = held;
        if (own == null) {
            throw new IllegalStateException("not suspended");
        }
        return own;
    }

    void complete() {
        try {
            held().complete();
        } catch (IllegalStateException over) {
            // The container has ended the request itself.
        }
    }

    /** Drops the connection, if it can be reached. */
    void drop() {
        try {
            if (connection.isPresent()) {
                connection.get().close();
            }
        } catch (IOException gone) {
            // That is what was wanted.
        }
    }
}
