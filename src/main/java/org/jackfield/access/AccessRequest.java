package org.jackfield.access;

import java.util.List;

/**
 * What a client asks with: the parts of its HTTP request that authenticators and rules look at. All of it is hostile, but for
 * the address. It is of use while the request is.
 *
 * @param method the HTTP method
 * @param protocol e.g. {@code HTTP/1.1}
 * @param address under which this server is asked
 * @param headers the request's headers
 * @param client where it comes from
 */
public record AccessRequest(
        String method, String protocol, PublicAddress address, Headers headers, ClientAddress client) {

    /** The headers of a request. */
    @FunctionalInterface
    public interface Headers {

        /** Every value of a header, whose name is taken in any case; empty if there is none. */
        List<String> all(String name);
    }

    /** The same request with one value of a header. */
    AccessRequest with(String header, String value) {
        Headers others = name -> name.equalsIgnoreCase(header) ? List.of(value) : headers.all(name);
        return new AccessRequest(method, protocol, address, others, client);
    }
}
