package org.jackfield.container.reflect;

import jakarta.servlet.ServletRequest;
import java.util.List;
import java.util.Optional;

/**
 * The container's own limit for bodies, which Undertow sets to 10 MiB unless it is configured: beyond it it breaks the
 * connection off instead of answering. Ours is kept by who reads the body.
 */
public final class BodyLimit {

    private static final long NONE = -1;

    private BodyLimit() {}

    /**
     * Takes the limit away from one request whose body nobody has begun to read; a longer one that says its length was turned
     * down before.
     *
     * @return the limit that there was, 0 if none or unknown
     */
    public static long lift(ServletRequest request) {
        Optional<Object> exchange = exchange(request);
        if (exchange.isEmpty()) {
            return 0;
        }
        long before = Internals.call(exchange.get(), "getMaxEntitySize")
                .map(size -> size instanceof Long limit ? limit : 0L)
                .orElse(0L);
        boolean unused = Internals.call(exchange.get(), "setMaxEntitySize", List.of(long.class), NONE);
        return Math.max(0, before);
    }

    /** Whether a request is one of Undertow. */
    public static boolean isUndertow(ServletRequest request) {
        return exchange(request).isPresent();
    }

    private static Optional<Object> exchange(ServletRequest request) {
        return Internals.call(Internals.unwrapped(request), "getExchange");
    }
}
