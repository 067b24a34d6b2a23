package org.jackfield.upstream;

import java.net.URI;
import java.util.Map;
import org.jackfield.config.Secret;

/**
 * Where to dial and what to say in the handshake.
 *
 * @param uri the exact address as it goes on the wire, {@code ws} or {@code wss}
 * @param headers the headers of ours; values are secrets and do not print
 */
public record Target(URI uri, Map<String, Secret> headers) {

    public boolean isSecure() {
        return uri.getScheme().equals("wss");
    }

    @Override
    public String toString() {
        return "Target[" + uri.getScheme() + "://" + uri.getAuthority() + "]";
    }
}
