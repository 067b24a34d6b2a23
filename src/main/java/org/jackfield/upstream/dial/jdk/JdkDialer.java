package org.jackfield.upstream.dial.jdk;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import org.jackfield.problem.End;
import org.jackfield.upstream.Target;
import org.jackfield.upstream.dial.DialAttempt;
import org.jackfield.upstream.dial.DialFailure;
import org.jackfield.upstream.dial.Dialer;
import org.jackfield.upstream.dial.Requester;
import org.jackfield.upstream.dial.Trust;
import org.jackfield.wire.ConnectionListener;

/**
 * Dials with {@code java.net.http.WebSocket}.
 *
 * <p>That client has gaps which the owner of a connection covers by pinging: an end of stream directly behind data may go
 * unreported. It sends no close code but 1000, 1001, 1008, 1011 and 3000 to 4999.
 */
public final class JdkDialer implements Dialer {

    private final JdkHandshake handshake;
    private final Executor dialling;
    private final Executor io;
    private final ScheduledExecutorService alarms;
    private final Duration connectTimeout;
    private final int maxMessageBytes;

    /**
     * @param dialling begins dials, each on a thread that waits for the look-up of the name
     * @param io runs handshakes and listeners; it is never made to wait
     * @param alarms ends dials that take too long
     * @param maxMessageBytes the longest message taken; a longer one ends the connection with 1009
     */
    public JdkDialer(
            Executor dialling,
            Executor io,
            ScheduledExecutorService alarms,
            Duration connectTimeout,
            int maxMessageBytes,
            Trust trust) {
        this.handshake = new JdkHandshake(io, connectTimeout, trust);
        this.dialling = dialling;
        this.io = io;
        this.alarms = alarms;
        this.connectTimeout = connectTimeout;
        this.maxMessageBytes = maxMessageBytes;
    }

    @Override
    public String name() {
        return "jdk";
    }

    /** A thread is needed for a moment only. */
    @Override
    public int mostAtATime() {
        return Integer.MAX_VALUE;
    }

    @Override
    public void dial(Target target, Requester requester, ConnectionListener listener, Failed failed) {
        DialAttempt attempt = DialAttempt.queued(requester, failed, alarms, connectTimeout);
        try {
            dialling.execute(() -> open(target, listener, attempt));
        } catch (RejectedExecutionException full) {
            alarms.execute(() -> attempt.fail(DialFailure.of(End.OVERLOADED)));
        }
    }

    private void open(Target target, ConnectionListener listener, DialAttempt attempt) {
        if (attempt.begin()) {
            handshake.open(target, new JdkListener(attempt, listener, maxMessageBytes, io), attempt::fail);
        }
    }
}
