package org.jackfield.container.client;

import jakarta.websocket.ClientEndpointConfig;
import jakarta.websocket.DeploymentException;
import jakarta.websocket.Endpoint;
import jakarta.websocket.WebSocketContainer;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Supplier;
import org.jackfield.container.ContainerError;
import org.jackfield.container.EndpointBridge;
import org.jackfield.container.reflect.TyrusTimer;
import org.jackfield.problem.End;
import org.jackfield.upstream.Target;
import org.jackfield.upstream.dial.DialAttempt;
import org.jackfield.upstream.dial.DialFailure;
import org.jackfield.upstream.dial.DialFailures;
import org.jackfield.upstream.dial.Dialer;
import org.jackfield.upstream.dial.Dialling;
import org.jackfield.upstream.dial.RefusalReason;
import org.jackfield.upstream.dial.Requester;
import org.jackfield.upstream.dial.Trust;
import org.jackfield.wire.ConnectionListener;
import org.jspecify.annotations.Nullable;

/** Dials with the container's WebSocket client. */
public final class ContainerDialer implements Dialer {

    /** How much later than the dial's own deadline the container gives up. */
    private static final Duration GRACE = Duration.ofSeconds(1);

    private final Supplier<WebSocketContainer> containers;
    private final Executor executor;
    private final ScheduledExecutorService alarms;
    private final Duration connectTimeout;
    private final EndpointBridge.Limits limits;
    private final TyrusTimer timer;
    private final RefusalReason reasons;
    private final ClientContainer client;
    private volatile @Nullable WebSocketContainer container;

    /**
     * @param containers asked at the first dial, on a thread of {@code executor}
     * @param executor runs the dials, each of which blocks a thread
     * @param alarms ends dials that take too long
     * @param reasons asked when the status of a refusal can mean several things
     */
    public ContainerDialer(
            Supplier<WebSocketContainer> containers,
            Executor executor,
            ScheduledExecutorService alarms,
            Duration connectTimeout,
            EndpointBridge.Limits limits,
            Trust trust,
            TyrusTimer timer,
            RefusalReason reasons) {
        this.containers = containers;
        this.executor = executor;
        this.alarms = alarms;
        this.connectTimeout = connectTimeout;
        this.limits = limits;
        this.timer = timer;
        this.reasons = reasons;
        this.client = new ClientContainer(trust, connectTimeout.plus(GRACE));
    }

    @Override
    public String name() {
        return "container";
    }

    /** Each has a thread. */
    @Override
    public int mostAtATime() {
        return Dialling.THREADS;
    }

    @Override
    public void dial(Target target, Requester requester, ConnectionListener listener, Failed failed) {
        DialAttempt attempt = DialAttempt.queued(requester, failed, alarms, connectTimeout);
        Endpoint endpoint =
                new DialedEndpoint(attempt, trouble -> EndpointBridge.ofClient(listener, limits, timer, trouble));
        try {
            executor.execute(() -> connect(target, endpoint, attempt));
        } catch (RejectedExecutionException e) {
            alarms.execute(() -> attempt.fail(DialFailure.of(End.OVERLOADED)));
        }
    }

    private void connect(Target target, Endpoint endpoint, DialAttempt attempt) {
        if (!attempt.begin()) {
            return;
        }
        HostCheck.Refusal refusal = client.hostCheck().last();
        WebSocketContainer dialling = container();
        attempt.whenFailed(() -> AbandonedDial.drop(dialling, endpoint));
        try {
            ClientEndpointConfig config = client.config(dialling, new HandshakeHeaders(target, attempt));
            dialling.connectToServer(endpoint, config, WireUri.encoded(target.uri()));
        } catch (IllegalArgumentException e) {
            attempt.fail(DialFailure.of(End.CONFIGURATION));
        } catch (DeploymentException | IOException | IllegalStateException e) {
            if (attempt.isOver()) {
                AbandonedDial.drop(dialling, endpoint);
            }
            refused(target, e, attempt, refusal);
        }
    }

    /** One container for all dials; that two may be made at first does no harm. */
    private WebSocketContainer container() {
        WebSocketContainer known = container;
        if (known == null) {
            known = containers.get();
            client.prepare(known);
            container = known;
        }
        return known;
    }

    private DialFailure unanswered(Target target, Exception error, HostCheck.Refusal before) {
        if (target.isSecure() && client.hostCheck().hasRefused(target.uri().getHost(), before)) {
            return DialFailure.of(End.TLS);
        }
        return ContainerError.isBadUpgrade(error) ? DialFailure.of(End.UPSTREAM_ERROR) : DialFailures.ofError(error);
    }

    private void refused(Target target, Exception error, DialAttempt attempt, HostCheck.Refusal before) {
        int status = ContainerError.status(error);
        if (status == ContainerError.NO_STATUS) {
            attempt.fail(unanswered(target, error, before));
            return;
        }
        DialFailure known = DialFailures.ofStatus(status);
        if (DialFailures.isAmbiguous(status) && !attempt.isOver()) {
            attempt.failAtDeadlineWith(known);
            reasons.ask(target, known, attempt::fail);
        } else {
            attempt.fail(known);
        }
    }
}
