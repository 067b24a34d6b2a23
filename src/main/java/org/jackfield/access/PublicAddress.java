package org.jackfield.access;

import java.util.Optional;
import java.util.Set;

/**
 * Under which address clients see this server: what the request says, or what a proxy that is trusted says of it.
 *
 * @param scheme {@code http} or {@code https}
 * @param host host name and port as in a {@code Host} header
 */
public record PublicAddress(String scheme, String host) {

    /** One request's own view and the forwarded one; the latter is empty where the header is absent. */
    public record Seen(
            String scheme,
            String host,
            String peerAddress,
            Optional<String> forwardedProto,
            Optional<String> forwardedHost) {}

    public static PublicAddress of(Seen seen, Set<String> trustedProxies) {
        if (!trustedProxies.contains(seen.peerAddress())) {
            return new PublicAddress(seen.scheme(), seen.host());
        }
        String scheme =
                seen.forwardedProto().filter(proto -> proto.matches("https?")).orElse(seen.scheme());
        String host = seen.forwardedHost()
                .filter(name -> name.matches("[A-Za-z0-9.:\\[\\]-]+"))
                .orElse(seen.host());
        return new PublicAddress(scheme, host);
    }

    /** The address for a WebSocket at {@code path}, {@code wss} where the page is {@code https}. */
    public String webSocketUrl(String path) {
        return (scheme.equals("https") ? "wss://" : "ws://") + host + path;
    }
}
