package org.jackfield.access;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Under which address clients see this server: what the operator says, or a proxy that is trusted, or the request.
 *
 * @param scheme {@code http} or {@code https}
 * @param host host name and port as in a {@code Host} header
 */
public record PublicAddress(String scheme, String host) {

    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9._:\\[\\]-]+");

    /** One request's own view and the forwarded one; the latter is empty where the header is absent. */
    public record Seen(
            String scheme,
            String host,
            String peerAddress,
            Optional<String> forwardedProto,
            Optional<String> forwardedHost) {}

    public static PublicAddress of(Seen seen, AccessSettings access) {
        if (access.publicUrl().isPresent()) {
            return access.publicUrl().get();
        }
        if (!access.trustedProxies().contains(seen.peerAddress())) {
            return new PublicAddress(seen.scheme(), seen.host());
        }
        String scheme = seen.forwardedProto().flatMap(PublicAddress::scheme).orElse(seen.scheme());
        String host = seen.forwardedHost()
                .map(PublicAddress::first)
                .filter(name -> HOST.matcher(name).matches())
                .orElse(seen.host());
        return new PublicAddress(scheme, host);
    }

    /** Some proxies say {@code wss} of a WebSocket. */
    private static Optional<String> scheme(String forwarded) {
        return switch (first(forwarded).toLowerCase(Locale.ROOT)) {
            case "http", "ws" -> Optional.of("http");
            case "https", "wss" -> Optional.of("https");
            default -> Optional.empty();
        };
    }

    /** Each proxy on the way may add a value; the first is the one that the client saw. */
    private static String first(String list) {
        return list.split(",", 2)[0].strip();
    }

    /** The address for a WebSocket at {@code path}, {@code wss} where the page is {@code https}. */
    public String webSocketUrl(String path) {
        return (scheme.equals("https") ? "wss://" : "ws://") + host + path;
    }
}
