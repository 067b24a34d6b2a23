package org.jackfield.upstream;

import java.net.URI;
import java.net.URISyntaxException;
import org.jackfield.config.InvalidSetting;

/**
 * The part of an upstream's address that is configured: scheme, host, port and the path under which all others lie.
 *
 * @param text the address without a slash at its end
 */
public record BaseUrl(String text) {

    /**
     * Checks what an administrator wrote.
     *
     * @param setting the setting to name if it is not an address
     * @param allowPlain whether {@code ws} may lead to other machines
     */
    public static BaseUrl of(String setting, String text, boolean allowPlain) {
        URI uri = parse(setting, text);
        if (uri.getRawUserInfo() != null || uri.getRawQuery() != null || uri.getRawFragment() != null) {
            throw new InvalidSetting(setting, "must have no user, query or fragment");
        }
        if (!isWebSocket(uri)) {
            throw new InvalidSetting(setting, "must be an address such as wss://host or wss://host:port/path");
        }
        if (!mayDial(uri, allowPlain)) {
            throw new InvalidSetting(
                    setting, "must be wss unless it is this machine or jackfield.upstream.allow-plain is true");
        }
        return new BaseUrl(text.replaceFirst("/+$", ""));
    }

    /** The address of a path, which begins with a slash, and its query. */
    public URI at(String path, Query query) {
        return URI.create(text + path + query);
    }

    /** True for {@code wss}, and for {@code ws} where the plain is allowed or never leaves the machine. */
    public static boolean mayDial(URI uri, boolean allowPlain) {
        return isWebSocket(uri) && (uri.getScheme().equals("wss") || allowPlain || ThisMachine.is(uri.getHost()));
    }

    private static boolean isWebSocket(URI uri) {
        return uri.getHost() != null && ("wss".equals(uri.getScheme()) || "ws".equals(uri.getScheme()));
    }

    private static URI parse(String setting, String text) {
        try {
            return new URI(text);
        } catch (URISyntaxException e) {
            throw new InvalidSetting(setting, "is not an address");
        }
    }
}
