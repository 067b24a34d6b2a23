package org.jackfield.container.client;

import jakarta.websocket.ClientEndpointConfig;
import java.util.List;
import java.util.Map;
import org.jackfield.upstream.Target;
import org.jackfield.upstream.dial.DialAttempt;
import org.jackfield.upstream.dial.DialFailures;

/**
 * The headers of one dial's request: the target's, and none of the container's own beyond the handshake.
 *
 * <p>A container that asks for them twice follows a redirect (Undertow does, with all headers): that ends the dial.
 */
final class HandshakeHeaders extends ClientEndpointConfig.Configurator {

    private static final int FOUND = 302;

    private final Target target;
    private final DialAttempt attempt;
    private volatile boolean asked;

    HandshakeHeaders(Target target, DialAttempt attempt) {
        this.target = target;
        this.attempt = attempt;
    }

    @Override
    public void beforeRequest(Map<String, List<String>> headers) {
        if (asked) {
            attempt.fail(DialFailures.ofStatus(FOUND));
            throw new IllegalStateException("redirects are not followed");
        }
        asked = true;
        headers.keySet().removeIf(name -> name.equalsIgnoreCase("Origin"));
        target.headers().forEach((name, value) -> headers.put(name, List.of(value.reveal())));
    }
}
