package org.jackfield.upstream.dial.jdk;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import org.jackfield.upstream.Target;
import org.jackfield.upstream.dial.DialAttempt;
import org.jackfield.upstream.dial.Dialer;
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
    private final Executor executor;
    private final ScheduledExecutorService alarms;
    private final Duration connectTimeout;
    private final int maxMessageBytes;

    /**
     * @param executor runs handshakes and listeners; it is never made to wait
     * @param alarms ends dials that take too long
     * @param maxMessageBytes the longest message taken; a longer one ends the connection with 1009
     */
    public JdkDialer(
            Executor executor,
            ScheduledExecutorService alarms,
            Duration connectTimeout,
            int maxMessageBytes,
            Trust trust) {
        this.handshake = new JdkHandshake(executor, connectTimeout, trust);
        this.executor = executor;
        this.alarms = alarms;
        this.connectTimeout = connectTimeout;
        this.maxMessageBytes = maxMessageBytes;
    }

    @Override
    public String name() {
        return "jdk";
    }

    @Override
    public void dial(Target target, ConnectionListener listener, Failed failed) {
        DialAttempt attempt = DialAttempt.begin(failed, alarms, connectTimeout);
        alarms.execute(() ->
                handshake.open(target, new JdkListener(attempt, listener, maxMessageBytes, executor), attempt::fail));
    }
}
