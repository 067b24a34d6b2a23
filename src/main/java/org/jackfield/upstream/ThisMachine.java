package org.jackfield.upstream;

import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.regex.Pattern;

/** Which hosts are this machine: what is said to them never leaves it. No name is looked up. */
public final class ThisMachine {

    private static final String OCTET = "(25[0-5]|2[0-4]\\d|1?\\d?\\d)";
    private static final Pattern LITERAL =
            Pattern.compile(OCTET + "(\\." + OCTET + "){3}|\\[[0-9a-f.]*:[0-9a-f:.]*]", Pattern.CASE_INSENSITIVE);

    private ThisMachine() {}

    /**
     * Whether a host is this machine.
     *
     * @param host as it stands in an address: a name, or an IP address, that of IPv6 in brackets
     */
    public static boolean is(String host) {
        return host.equalsIgnoreCase("localhost") || (LITERAL.matcher(host).matches() && isOwn(host));
    }

    private static boolean isOwn(String literal) {
        try {
            InetAddress address = InetAddress.getByName(literal);
            return address.isLoopbackAddress()
                    || (!address.isAnyLocalAddress() && NetworkInterface.getByInetAddress(address) != null);
        } catch (UnknownHostException | SocketException e) {
            return false;
        }
    }
}
