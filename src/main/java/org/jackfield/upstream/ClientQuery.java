package org.jackfield.upstream;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jackfield.upstream.Resolution.BadParameter;

/**
 * A query string as a client sent it, decoded.
 *
 * @param values names and values in the order of the wire; of use only without a fault
 * @param fault why the query cannot be read
 */
record ClientQuery(Map<String, List<String>> values, Optional<BadParameter> fault) {

    static final int MAX_LENGTH_BYTES = 8 * 1024;
    static final int MAX_PARAMETERS = 200;

    /** What a fault is called that concerns no single parameter. */
    private static final String WHOLE = "query";

    static ClientQuery parse(String raw) {
        if (raw.length() > MAX_LENGTH_BYTES) {
            return new ClientQuery(Map.of(), Optional.of(tooLong("as it came", raw.length())));
        }
        List<String> pairs = List.of(raw.split("&", MAX_PARAMETERS + 1));
        if (pairs.size() > MAX_PARAMETERS) {
            return faulty(WHOLE, "must not have more than " + MAX_PARAMETERS + " parameters");
        }
        return parse(pairs);
    }

    private static ClientQuery parse(List<String> pairs) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        for (String pair : pairs) {
            if (pair.isEmpty()) {
                continue;
            }
            String[] sides = pair.split("=", 2);
            Optional<String> name = PercentCode.decode(sides[0]);
            Optional<String> value = PercentCode.decode(sides.length == 2 ? sides[1] : "");
            if (name.isEmpty() || value.isEmpty()) {
                return faulty(name.orElse(WHOLE), "must be UTF-8, percent-encoded");
            }
            if (hasControls(name.get()) || hasControls(value.get())) {
                return faulty(name.get(), "must not have control characters");
            }
            values.computeIfAbsent(name.get(), n -> new ArrayList<>()).add(value.get());
        }
        return new ClientQuery(Collections.unmodifiableMap(values), Optional.empty());
    }

    /** @param where it is so long */
    static BadParameter tooLong(String where, int bytes) {
        return new BadParameter(
                WHOLE, "is " + bytes + " bytes long " + where + ", but may have " + MAX_LENGTH_BYTES + " at most");
    }

    List<String> all(String name) {
        return values.getOrDefault(name, List.of());
    }

    private static ClientQuery faulty(String name, String words) {
        return new ClientQuery(Map.of(), Optional.of(new BadParameter(name, words)));
    }

    private static boolean hasControls(String text) {
        return text.chars().anyMatch(Character::isISOControl);
    }
}
