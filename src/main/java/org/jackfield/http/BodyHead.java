package org.jackfield.http;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;

/**
 * What the head of a plain request says of its body.
 *
 * @param there whether there is one
 * @param length in bytes, negative if it is not told
 * @param asksFirst whether its sender waits to be told to go on ({@code Expect: 100-continue})
 */
record BodyHead(boolean there, long length, boolean asksFirst) {

    private static final Set<String> WITHOUT = Set.of("GET", "HEAD", "OPTIONS", "TRACE");

    static BodyHead of(HttpServletRequest request) {
        long length = request.getContentLengthLong();
        boolean unknown = request.getHeader("Transfer-Encoding") != null
                || (!request.getProtocol().startsWith("HTTP/1.") && !WITHOUT.contains(request.getMethod()));
        boolean there = length > 0 || (length < 0 && unknown);
        return new BodyHead(there, length, there && request.getHeader("Expect") != null);
    }
}
