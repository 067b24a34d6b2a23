package org.jackfield.access;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The network address of a client, in one spelling: an IPv4 address mapped into IPv6 (RFC 4291 section 2.5.5.2) is the IPv4
 * address, and an IPv6 address has no zone and no shortened zeros.
 *
 * @param text e.g. {@code 192.0.2.7} or {@code 2001:db8:0:0:0:0:0:7}
 */
public record ClientAddress(String text) {

    /** Some address that is none, for sessions of this server's own and for peers that containers cannot name. */
    public static final ClientAddress UNKNOWN = new ClientAddress("unknown");

    private static final String OCTET = "(?:25[0-5]|2[0-4][0-9]|1?[0-9]?[0-9])";
    private static final Pattern IPV4 = Pattern.compile("(" + OCTET + "(?:\\." + OCTET + "){3})(?::[0-9]{1,5})?");
    private static final Pattern IPV6 = Pattern.compile("([0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*)(?:%[^\\]]+)?");
    private static final Pattern IPV6_IN_BRACKETS = Pattern.compile("\\[([^\\]]+)\\](?::[0-9]{1,5})?");
    private static final int NETWORK_GROUPS = 4;

    /** Reads an address, with or without port; empty if it is none. Names are never looked up. */
    public static Optional<ClientAddress> read(String written) {
        String text = IPV6_IN_BRACKETS.matcher(written.strip()).replaceFirst("$1");
        var ipv4 = IPV4.matcher(text);
        if (ipv4.matches()) {
            return literal(ipv4.group(1));
        }
        var ipv6 = IPV6.matcher(text);
        return ipv6.matches() ? literal("[" + ipv6.group(1) + "]") : Optional.empty();
    }

    /** The patterns above let digits, colons and brackets pass, for which the JDK asks no name server. */
    private static Optional<ClientAddress> literal(String text) {
        try {
            String address = InetAddress.getByName(text).getHostAddress();
            return Optional.of(new ClientAddress(address));
        } catch (UnknownHostException malformed) {
            return Optional.empty();
        }
    }

    /**
     * The address of whoever asks: the peer's, or, where the peer is a trusted proxy, that of the last hop which is not one.
     *
     * @param peer the other end of the connection
     * @param forwarded every {@code X-Forwarded-For} header, in order
     * @param trusted the proxies, each as {@link #text} spells it
     */
    public static ClientAddress of(String peer, List<String> forwarded, Set<String> trusted) {
        ClientAddress found = read(peer).orElse(UNKNOWN);
        String[] hops = String.join(",", forwarded).split(",", -1);
        for (int i = hops.length - 1; i >= 0 && trusted.contains(found.text); i--) {
            Optional<ClientAddress> hop = read(hops[i]);
            if (hop.isEmpty()) {
                return found;
            }
            found = hop.get();
        }
        return found;
    }

    /** Under which name sessions are counted: the address, or the /64 of an IPv6 address, which is one subscriber's. */
    public String network() {
        String[] groups = text.split(":", -1);
        return groups.length <= NETWORK_GROUPS
                ? text
                : String.join(":", List.of(groups).subList(0, NETWORK_GROUPS)) + "::/64";
    }
}
