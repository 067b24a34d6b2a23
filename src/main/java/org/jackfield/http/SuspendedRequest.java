package org.jackfield.http;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.Closeable;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Consumer;

/** A plain request that no thread waits with while its body comes in: what is done to it, by whichever thread. */
final class SuspendedRequest {

    private final HttpServletRequest request;
    private final HttpServletResponse response;
    private final RequestInternals internals;
    private final Optional<Closeable> connection;
    private final Consumer<Runnable> soon;

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
        AsyncContext held = request.startAsync(request, response);
        held.setTimeout(0);
        held.addListener(listener);
    }

    void read(ReadListener listener) throws IOException {
        input().setReadListener(listener);
    }

    ServletInputStream input() throws IOException {
        return request.getInputStream();
    }

    void write(HttpAnswer answer) throws IOException {
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
        if (internals.hasLeft(request.getAsyncContext())) {
            request.getAsyncContext().dispatch();
        } else {
            soon.accept(this::dispatch);
        }
    }

    void complete() {
        try {
            request.getAsyncContext().complete();
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
