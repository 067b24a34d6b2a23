package org.jackfield.upstream.dial.jdk;

import java.net.http.WebSocket;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

/**
 * What a {@code java.net.http.WebSocket} is asked for: one part of a message at a time, and none while it is paused. Nothing
 * else is heard meanwhile either, pings and the close included.
 */
final class JdkDemand {

    private final Executor executor;
    private boolean paused;
    private boolean owed;

    /** @param executor asks after a pause, because asking may deliver on the asking thread */
    JdkDemand(Executor executor) {
        this.executor = executor;
    }

    /** The listener has taken what it was given. */
    void next(WebSocket socket) {
        synchronized (this) {
            owed = paused;
            if (owed) {
                return;
            }
        }
        socket.request(1);
    }

    synchronized void pause() {
        paused = true;
    }

    void resume(WebSocket socket) {
        synchronized (this) {
            paused = false;
            if (!owed) {
                return;
            }
            owed = false;
        }
        ask(socket);
    }

    private void ask(WebSocket socket) {
        try {
            executor.execute(() -> socket.request(1));
        } catch (RejectedExecutionException busy) {
            socket.request(1);
        }
    }
}
