package org.jackfield.access;

import java.util.List;

/**
 * What a client asks with: the parts of its HTTP request that rules look at. All of it is hostile, but for the address.
 *
 * @param method the HTTP method
 * @param protocol e.g. {@code HTTP/1.1}
 * @param host the {@code Host} header, empty if absent
 * @param origins every {@code Origin} header
 * @param connection every token of the {@code Connection} headers, in lower case
 * @param versions every {@code Sec-WebSocket-Version} header
 * @param keys every {@code Sec-WebSocket-Key} header
 * @param client where it comes from
 */
public record AccessRequest(
        String method,
        String protocol,
        String host,
        List<String> origins,
        List<String> connection,
        List<String> versions,
        List<String> keys,
        ClientAddress client) {

    /** Whether nobody vouches for who asks. There is no credential yet that would. */
    public boolean isGuest() {
        return true;
    }
}
