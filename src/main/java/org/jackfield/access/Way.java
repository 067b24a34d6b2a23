package org.jackfield.access;

/**
 * One address at which an endpoint is reached.
 *
 * @param transport how it speaks
 * @param method the HTTP method
 * @param path below the context root
 */
public record Way(Transport transport, String method, PathTemplate path) {

    /** How a client and this server speak with each other. */
    public enum Transport {
        /** A WebSocket. */
        WEBSOCKET,
        /** Server-sent events down, plain requests up. */
        EVENTS,
        /** One request and its answer. */
        HTTP
    }

    public static Way socket(String path) {
        return new Way(Transport.WEBSOCKET, "GET", new PathTemplate(path));
    }

    public static Way events(String method, String path) {
        return new Way(Transport.EVENTS, method, new PathTemplate(path));
    }

    public static Way http(String method, String path) {
        return new Way(Transport.HTTP, method, new PathTemplate(path));
    }
}
