package org.jackfield.testing.fakes;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jackfield.access.AccessRequest;
import org.jackfield.access.ClientAddress;
import org.jackfield.access.Identity;
import org.jackfield.access.PublicAddress;

/** Requests as rules and authenticators see them. */
public final class Requests {

    public static final ClientAddress HERE = new ClientAddress("192.0.2.1");

    private Requests() {}

    /** A GET of this server with these headers. */
    public static AccessRequest with(Map<String, List<String>> headers) {
        return with("GET", "HTTP/1.1", headers);
    }

    public static AccessRequest with(String method, String protocol, Map<String, List<String>> headers) {
        Map<String, List<String>> known = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        known.putAll(headers);
        return new AccessRequest(
                method,
                protocol,
                new PublicAddress("http", "voice.example:8080"),
                name -> known.getOrDefault(name.toLowerCase(Locale.ROOT), List.of()),
                HERE);
    }

    /** Somebody who has a name. */
    public record Named(String name) implements Identity {}
}
