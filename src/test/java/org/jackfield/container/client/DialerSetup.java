package org.jackfield.container.client;

import io.undertow.websockets.jsr.UndertowContainerProvider;
import jakarta.websocket.WebSocketContainer;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Supplier;
import org.glassfish.tyrus.client.ClientManager;
import org.jackfield.container.EndpointBridge;
import org.jackfield.container.reflect.TyrusTimer;
import org.jackfield.upstream.dial.Dialer;
import org.jackfield.upstream.dial.Trust;
import org.jackfield.upstream.dial.jdk.JdkDialer;
import org.jackfield.upstream.dial.jdk.JdkProbe;

/** The three dialers as tests run them, in a plain JVM. */
final class DialerSetup {

    /** More than a busy machine needs, so that what is answered is never given up. */
    static final Duration PATIENT = Duration.ofSeconds(12);

    /** For what is never answered. */
    static final Duration HURRIED = Duration.ofMillis(300);

    static final int MAX_MESSAGE_BYTES = 256 * 1024;

    private static final ExecutorService EXECUTOR = Executors.newCachedThreadPool(work -> daemon(work, "dial"));
    private static final ScheduledExecutorService ALARMS =
            Executors.newScheduledThreadPool(1, work -> daemon(work, "alarm"));

    private DialerSetup() {}

    static Dialer jdk(Trust trust, Duration connectTimeout) {
        return new JdkDialer(EXECUTOR, EXECUTOR, ALARMS, connectTimeout, MAX_MESSAGE_BYTES, trust);
    }

    static Dialer tyrus(Trust trust, Duration connectTimeout) {
        return container(ClientManager::createClient, trust, connectTimeout);
    }

    static Dialer undertow(Trust trust, Duration connectTimeout) {
        return container(DialerSetup::undertowContainer, trust, connectTimeout);
    }

    static WebSocketContainer undertowContainer() {
        return new Undertow().getContainer();
    }

    /** Lets the protected method be called; the service loader may find another provider first. */
    private static final class Undertow extends UndertowContainerProvider {
        @Override
        protected WebSocketContainer getContainer() {
            return super.getContainer();
        }
    }

    private static Dialer container(Supplier<WebSocketContainer> containers, Trust trust, Duration connectTimeout) {
        return new ContainerDialer(
                containers,
                EXECUTOR,
                ALARMS,
                connectTimeout,
                new EndpointBridge.Limits(MAX_MESSAGE_BYTES, 1024, Duration.ofMinutes(10)),
                trust,
                new TyrusTimer(),
                new JdkProbe(EXECUTOR, connectTimeout, trust));
    }

    private static Thread daemon(Runnable work, String name) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        return thread;
    }
}
