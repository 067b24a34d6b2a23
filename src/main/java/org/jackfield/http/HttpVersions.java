package org.jackfield.http;

import jakarta.enterprise.context.ApplicationScoped;

/**
 * The versions of HTTP that requests come in. From HTTP/2 on many requests share a connection: no WebSocket is opened there,
 * and a client that takes nothing of its answer cannot be dropped. The first such request is worth a warning.
 */
@ApplicationScoped
public class HttpVersions {

    private static final System.Logger LOG = System.getLogger(HttpVersions.class.getName());

    private volatile boolean told;

    /** Called for each request. */
    public void saw(String protocol) {
        if (!told && isShared(protocol)) {
            told = true;
            LOG.log(
                    System.Logger.Level.WARNING,
                    "A request came over {0}: switch that off on the server, as its configuration files here do.",
                    protocol);
        }
    }

    /** Whether a request has its connection not to itself. */
    public static boolean isShared(String protocol) {
        return !protocol.startsWith("HTTP/1.") && !protocol.startsWith("HTTP/0.");
    }
}
