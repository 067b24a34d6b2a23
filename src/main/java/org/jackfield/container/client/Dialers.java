package org.jackfield.container.client;

import jakarta.websocket.ContainerProvider;
import jakarta.websocket.WebSocketContainer;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import org.jackfield.container.EndpointBridge;
import org.jackfield.container.reflect.Internals;
import org.jackfield.container.reflect.TyrusTimer;
import org.jackfield.relay.RelaySettings;
import org.jackfield.upstream.UpstreamSettings;
import org.jackfield.upstream.dial.Dialer;
import org.jackfield.upstream.dial.Trust;
import org.jackfield.upstream.dial.TrustStore;
import org.jackfield.upstream.dial.jdk.JdkDialer;
import org.jackfield.upstream.dial.jdk.JdkProbe;

/** The choice of the outgoing client, by {@code jackfield.upstream.client}. */
public final class Dialers {

    private static final Duration MAX_IDLE = Duration.ofMinutes(10);

    private Dialers() {}

    /** {@code auto} is the container's client on Tyrus and the JDK's elsewhere; the package-info says why. */
    public static Dialer choose(
            UpstreamSettings settings,
            Executor dialling,
            Executor io,
            ScheduledExecutorService alarms,
            RelaySettings relays,
            TyrusTimer timer) {
        WebSocketContainer container = ContainerProvider.getWebSocketContainer();
        boolean tyrus = Internals.isTyrus(container);
        boolean jdk = settings.client().equals("jdk") || (settings.client().equals("auto") && !tyrus);
        Trust trust = new TrustStore(settings).trust();
        Duration timeout = settings.connectTimeout();
        return jdk
                ? new JdkDialer(dialling, io, alarms, timeout, relays.maxMessageBytes(), trust)
                : new ContainerDialer(
                        () -> container,
                        dialling,
                        alarms,
                        timeout,
                        new EndpointBridge.Limits(relays.maxMessageBytes(), Integer.MAX_VALUE, MAX_IDLE),
                        trust,
                        timer,
                        new JdkProbe(io, timeout, trust));
    }
}
