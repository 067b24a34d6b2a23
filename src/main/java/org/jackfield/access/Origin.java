package org.jackfield.access;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a page comes from (RFC 6454), in one spelling: lower case, its port always known. {@code ws} and {@code wss} count as
 * {@code http} and {@code https}, which they are upgraded from. Two are the same if they are equal.
 *
 * @param scheme {@code http} or {@code https}
 * @param host a name, an IPv4 address or an IPv6 address in brackets
 * @param port 80 or 443 where none was written
 */
public record Origin(String scheme, String host, int port) {

    private static final Pattern WRITTEN = Pattern.compile(
            "(?<scheme>(?:http|ws)(?<tls>s?))://(?<host>[a-z0-9._-]+|\\[[0-9a-f:.]+\\])(?::(?<port>[0-9]{0,5}))?",
            Pattern.CASE_INSENSITIVE);
    private static final int MAX_PORT = 65_535;

    /** Reads what a page's browser, an operator or a proxy wrote; empty if it is no origin, or one of another scheme. */
    public static Optional<Origin> read(String written) {
        Matcher parts = WRITTEN.matcher(written);
        if (!parts.matches()) {
            return Optional.empty();
        }
        String scheme = parts.group("tls").isEmpty() ? "http" : "https";
        Optional<String> digits = Optional.ofNullable(parts.group("port")).filter(port -> !port.isEmpty());
        int port = digits.map(Integer::parseInt).orElse(defaultPort(scheme));
        return port < 1 || port > MAX_PORT
                ? Optional.empty()
                : host(parts.group("host")).map(host -> new Origin(scheme, host, port));
    }

    private static Optional<String> host(String written) {
        return written.startsWith("[")
                ? ClientAddress.read(written).map(address -> "[" + address.text() + "]")
                : Optional.of(written.toLowerCase(Locale.ROOT));
    }

    private static int defaultPort(String scheme) {
        return scheme.equals("https") ? 443 : 80;
    }

    /**
     * Whether its pages are this server's own, which is seen at an address. Whoever asks over plain HTTP may have come through
     * a proxy that speaks TLS and does not say so; a page without TLS is never one of an address with.
     */
    public boolean isOf(PublicAddress address) {
        boolean maySpeakSo = scheme.equals("https") || scheme.equals(address.scheme());
        return maySpeakSo && read(scheme + "://" + address.host()).equals(Optional.of(this));
    }

    /** As browsers write it: without the default port. */
    @Override
    public String toString() {
        return scheme + "://" + host + (port == defaultPort(scheme) ? "" : ":" + port);
    }
}
