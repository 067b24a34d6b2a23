package org.jackfield.access;

import java.util.List;
import java.util.Map;
import org.jackfield.wire.ConnectionListener;

/**
 * Something that clients are patched to, declared by the capability that serves it. Each is a bean; the gate, the usage JSON,
 * health, metrics and the page learn from it what there is.
 *
 * <p>Any thread may call and nothing waits.
 */
public interface Endpoint {

    /** The kind of its sessions, e.g. {@code transcription}; a word of ours, fit for a tag. */
    String kind();

    /** All addresses at which it is reached, that of the WebSocket first; asked for at every request. */
    List<Way> ways();

    /** Where its WebSocket is. */
    default PathTemplate path() {
        return ways().get(0).path();
    }

    /** Whether this deployment serves it. */
    boolean isServed();

    /** The environment names of the settings that are not set and without which it cannot work. */
    List<String> missing();

    /**
     * The members of the usage JSON beside those that all endpoints have.
     *
     * @param webSocketUrl under which its WebSocket is reached by who asks
     */
    Map<String, Object> help(String webSocketUrl);

    /**
     * What a client asks for, checked before the upgrade.
     *
     * @param values of the path's template, as they stand in the path
     * @param query the raw query, without the question mark; empty if there is none
     */
    Resolved<Opening> resolve(Map<String, String> values, String query);

    /** Begins a session for a client that was admitted; called once its WebSocket is open. */
    @FunctionalInterface
    interface Opening {

        /** The listener of the client's connection, which is told of the connection next. */
        ConnectionListener open(Grant grant);
    }
}
