package org.jackfield.upstream;

import java.net.URI;
import java.util.Map;
import org.jackfield.config.Secret;

/**
 * Where to dial and what to say in the handshake.
 *
 * @param uri the exact address as it goes on the wire, {@code ws} or {@code wss}
 * @param headers the headers of ours; values are secrets and do not print
 * @param refusals what a refusal from there means, beyond its status
 */
public record Target(URI uri, Map<String, Secret> headers, RefusalTable refusals) {

    /** A target whose refusals are read by their status alone. */
    public Target(URI uri, Map<String, Secret> headers) {
        this(uri, headers, RefusalTable.NONE);
    }

    Target withRefusals(RefusalTable table) {
        return new Target(uri, headers, table);
    }

    public boolean isSecure() {
        return uri.getScheme().equals("wss");
    }

    @Override
    public String toString() {
        return "Target[" + uri.getScheme() + "://" + uri.getAuthority() + "]";
    }
}
