package org.jackfield.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.jackfield.wire.ConnectionListener;

/**
 * A client that asked for an event stream.
 *
 * @param request what it asked
 * @param response used for its headers alone
 * @param sink where its events go
 * @param sse makes the events
 */
public record EventClient(HttpServletRequest request, HttpServletResponse response, SseEventSink sink, Sse sse) {

    /** The attribute of a request that drops its connection, a {@link Runnable}. */
    public static final String ABORT = EventClient.class.getName() + ".abort";

    /** Everything behind the question mark, empty if there is none. */
    public String query() {
        return Optional.ofNullable(request.getQueryString()).orElse("");
    }

    /** Whether it comes back by itself although its last session ended in a way that was to be the last. */
    public boolean isOver() {
        return Reconnection.isOver(Optional.ofNullable(request.getHeader("Last-Event-ID")));
    }

    /** Begins the stream; caches and proxies are asked to hand its events on as they come. */
    public void open(Executor threads, ConnectionListener listener) {
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("X-Accel-Buffering", "no");
        SseConnection.open(sink, sse, abort(request), threads, listener);
    }

    /** What drops the connection of a request, if that can be done. */
    public static Runnable abort(HttpServletRequest request) {
        return request.getAttribute(ABORT) instanceof Runnable known ? known : () -> {};
    }
}
