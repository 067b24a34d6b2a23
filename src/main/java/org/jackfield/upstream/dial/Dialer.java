package org.jackfield.upstream.dial;

import org.jackfield.upstream.Target;
import org.jackfield.wire.ConnectionListener;

/**
 * Opens connections to upstreams.
 *
 * <p>There are two: the container's WebSocket client and the JDK's. Both present only our headers, check the certificate and
 * the host name, follow no redirect and give up after {@code jackfield.upstream.connect-timeout}.
 */
public interface Dialer {

    /** Told instead of {@code opened} when no connection came about; on any thread, once. */
    @FunctionalInterface
    interface Failed {
        void because(DialFailure failure);
    }

    /** The value of {@code jackfield.upstream.client} that chooses it. */
    String name();

    /** How many dials it can have under way; more would wait for a thread. */
    int mostAtATime();

    /**
     * Dials without waiting: the listener's {@code opened} or {@code failed} follows on another thread, one of them, once.
     *
     * @param requester who is no longer waiting when the dial is about to begin is not dialled for
     */
    void dial(Target target, Requester requester, ConnectionListener listener, Failed failed);
}
