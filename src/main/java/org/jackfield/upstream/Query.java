package org.jackfield.upstream;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** A query string as it goes on the wire: percent-encoded, with the {@code @}, {@code /} and {@code :} that a query may hold. */
public final class Query {

    private final StringBuilder wire = new StringBuilder();

    public Query add(String name, String value) {
        wire.append(wire.isEmpty() ? '?' : '&').append(encode(name)).append('=').append(encode(value));
        return this;
    }

    public Query addAll(Map<String, List<String>> parameters) {
        parameters.forEach((name, values) -> values.forEach(value -> add(name, value)));
        return this;
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("%40", "@")
                .replace("%2F", "/")
                .replace("%3A", ":");
    }

    /** Empty, or a question mark and the parameters. */
    @Override
    public String toString() {
        return wire.toString();
    }
}
