package org.jackfield.container.client;

import java.net.URI;

/**
 * Addresses as the containers' clients must be given them.
 *
 * <p>Both clients decode the path, Undertow also the query, and write the outcome into the request line; an encoded line
 * break would become a header. Encoded once more, an address arrives as it was.
 */
final class WireUri {

    private WireUri() {}

    /**
     * The address whose request line is exactly that of {@code wire}.
     *
     * @throws IllegalArgumentException if it holds a character that has no place on the wire
     */
    static URI encoded(URI wire) {
        String text = wire.toString();
        if (!text.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
            throw new IllegalArgumentException("an address may hold printable ASCII characters alone");
        }
        int start = (wire.getScheme() + "://" + wire.getRawAuthority()).length();
        return URI.create(text.substring(0, start) + text.substring(start).replace("%", "%25"));
    }
}
