package org.jackfield.access;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A path below the context root, some of whose segments may stand for values, e.g. {@code /ws/chat/{conversationId}}.
 *
 * @param text the template
 */
public record PathTemplate(String text) {

    /** The values by their names, as they stand in the path; empty if the path is another. */
    public Optional<Map<String, String>> match(String path) {
        if (text.indexOf('{') < 0) {
            return text.equals(path) ? Optional.of(Map.of()) : Optional.empty();
        }
        String[] wanted = text.split("/", -1);
        String[] given = path.split("/", -1);
        Map<String, String> values = new LinkedHashMap<>();
        boolean same = wanted.length == given.length;
        for (int i = 0; same && i < wanted.length; i++) {
            same = matches(wanted[i], given[i], values);
        }
        return same ? Optional.of(values) : Optional.empty();
    }

    private static boolean matches(String wanted, String given, Map<String, String> values) {
        if (!wanted.startsWith("{")) {
            return wanted.equals(given);
        }
        values.put(wanted.substring(1, wanted.length() - 1), given);
        return !given.isEmpty();
    }
}
