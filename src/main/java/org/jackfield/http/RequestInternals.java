package org.jackfield.http;

import jakarta.servlet.AsyncContext;
import java.nio.channels.Channel;
import java.util.Optional;

/** What is done to a plain request that the Jakarta API has no word for. */
public interface RequestInternals {

    /** Its network connection, if that can be reached; asked on the thread of the request. */
    Optional<Channel> connection();

    /** Whether the server tells a client that asks before it sends ({@code Expect: 100-continue}) to go on by itself. */
    boolean invitesBodies();

    /**
     * Whether the thread that held the request has left it. Before that a server may lose a request that is dispatched anew.
     */
    boolean hasLeft(AsyncContext held);
}
