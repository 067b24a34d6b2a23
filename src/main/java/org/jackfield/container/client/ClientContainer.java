package org.jackfield.container.client;

import jakarta.websocket.ClientEndpointConfig;
import jakarta.websocket.WebSocketContainer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.jackfield.container.reflect.Internals;
import org.jackfield.upstream.dial.Trust;

/**
 * What the two containers' clients must be told that the Jakarta API has no word for: time limits, shared threads, TLS.
 *
 * <p>Undertow's client checks no host name, and speaks no TLS 1.3; it gets a context of TLS 1.2 and a
 * {@link HostCheck}. Tyrus needs neither.
 */
final class ClientContainer {

    private static final System.Logger LOG = System.getLogger(ClientContainer.class.getName());
    private static final String TYRUS_TIMEOUT = "org.glassfish.tyrus.client.ClientManager.ContainerTimeout";
    private static final String TYRUS_THREADS = "org.glassfish.tyrus.client.ThreadPoolConfig";
    private static final String TYRUS_WORKERS = "org.glassfish.tyrus.client.workerThreadPoolConfig";
    private static final String TYRUS_SHARED = "org.glassfish.tyrus.client.sharedContainer";
    private static final String UNDERTOW_TIMEOUT = "io.undertow.websocket.CONNECT_TIMEOUT";

    private static final int WORKERS = 4 * Runtime.getRuntime().availableProcessors();

    private final HostCheck hostCheck;
    private final SSLContext checking;
    private final SSLContext plain;
    private final Duration timeout;

    /** @param timeout after which a blocked dial is given back its thread */
    ClientContainer(Trust trust, Duration timeout) {
        this.hostCheck = new HostCheck(trust.manager());
        this.checking = Trust.context("TLSv1.2", hostCheck);
        this.plain = trust.context();
        this.timeout = timeout;
    }

    /** Sets up a container that was just obtained. */
    void prepare(WebSocketContainer container) {
        if (Internals.isTyrus(container)) {
            Optional<Object> properties = Internals.call(container, "getProperties");
            properties.ifPresentOrElse(
                    found -> prepareTyrus(found, workers(container)),
                    () -> LOG.log(
                            System.Logger.Level.WARNING, "The properties of the WebSocket client were not found."));
        }
    }

    private void prepareTyrus(Object properties, Optional<Object> workers) {
        if (properties instanceof Map<?, ?> map) {
            @SuppressWarnings("unchecked")
            Map<String, Object> writable = (Map<String, Object>) map;
            writable.put(TYRUS_TIMEOUT, Math.toIntExact(timeout.toMillis()));
            writable.put(TYRUS_SHARED, true);
            workers.ifPresent(pool -> writable.put(TYRUS_WORKERS, pool));
        }
    }

    /** Nothing here waits on them, so a few for each core are enough; Tyrus would make one for each busy connection. */
    private static Optional<Object> workers(WebSocketContainer container) {
        Optional<Object> pool = Internals.callStatic(container.getClass(), TYRUS_THREADS, "defaultConfig");
        pool.ifPresent(config -> {
            Internals.call(config, "setCorePoolSize", List.of(int.class), WORKERS);
            Internals.call(config, "setMaxPoolSize", List.of(int.class), WORKERS);
        });
        return pool;
    }

    /** The configuration of one dial. */
    ClientEndpointConfig config(WebSocketContainer container, ClientEndpointConfig.Configurator configurator) {
        ClientEndpointConfig config = ClientEndpointConfig.Builder.create()
                .configurator(configurator)
                .sslContext(Internals.isTyrus(container) ? plain : checking)
                .build();
        config.getUserProperties().put(UNDERTOW_TIMEOUT, Math.toIntExact(timeout.toSeconds() + 1));
        return config;
    }

    /** Which certificates this client refused. */
    HostCheck hostCheck() {
        return hostCheck;
    }
}
