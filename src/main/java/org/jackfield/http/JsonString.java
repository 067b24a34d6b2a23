package org.jackfield.http;

import jakarta.json.JsonException;
import jakarta.json.stream.JsonParser;
import jakarta.json.stream.JsonParser.Event;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.jackfield.access.Resolved;
import org.jackfield.problem.Details;
import org.jackfield.problem.End;
import org.jackfield.wire.Json;

/**
 * Where a string stands in a body of JSON, between its quotes. It is found without ever being made a text: the JSON is read
 * with its long strings left out.
 *
 * @param from offset of its first byte
 * @param to offset behind its last
 */
public record JsonString(int from, int to) {

    /** A string that is longer is left out of what is parsed. */
    private static final int LONG_BYTES = 1024;

    /** What may be left without the long strings. */
    private static final int MOST_BYTES = 64 << 10;

    private static final Details NOT_JSON = Details.inWords("The body is not the JSON that is expected here");

    /**
     * The value of a member of the object that the body is; empty if it has none that is a string.
     *
     * @param mostDeep how deep the JSON may be nested
     */
    public static Resolved<Optional<JsonString>> find(Body body, String member, int mostDeep) {
        Map<Integer, JsonString> strings = new HashMap<>();
        Optional<String> rest = withoutLong(body, strings);
        if (rest.isEmpty()) {
            return new Resolved.Refused<>(End.TOO_LARGE, Details.of("maxBytes", MOST_BYTES));
        }
        if (Json.isDeeper(rest.get(), mostDeep)) {
            return new Resolved.Refused<>(End.INVALID, NOT_JSON);
        }
        try (JsonParser parser = Json.parser(rest.get())) {
            Optional<Integer> found = number(parser, member);
            return new Resolved.Found<>(found.map(strings::get));
        } catch (JsonException | NoSuchElementException notJson) {
            return new Resolved.Refused<>(End.INVALID, NOT_JSON);
        }
    }

    /** The JSON without its long strings; empty if even so it is too large. All strings are noted by their number in it. */
    private static Optional<String> withoutLong(Body body, Map<Integer, JsonString> strings) {
        byte[] rest = new byte[Math.min(body.size(), MOST_BYTES + LONG_BYTES)];
        int kept = 0;
        int from = -1;
        int keptFrom = 0;
        boolean escaped = false;
        for (int at = 0; at < body.size(); at++) {
            int next = body.at(at);
            boolean quote = next == '"' && !escaped;
            escaped = from >= 0 && next == '\\' && !escaped;
            if (quote && from >= 0) {
                strings.put(strings.size(), new JsonString(from, at));
                from = -1;
            } else if (quote) {
                from = at + 1;
                keptFrom = kept + 1;
            }
            if (from < 0 || at - from < LONG_BYTES) {
                rest[kept++] = (byte) next;
            } else {
                kept = keptFrom;
            }
            if (kept > MOST_BYTES) {
                return Optional.empty();
            }
        }
        return Optional.of(new String(rest, 0, kept, StandardCharsets.UTF_8));
    }

    /** The number of the string that is the value of a member, the last if there are several. */
    private static Optional<Integer> number(JsonParser parser, String member) {
        if (parser.next() != Event.START_OBJECT) {
            throw new JsonException("not an object");
        }
        Optional<Integer> found = Optional.empty();
        int count = 0;
        boolean wanted = false;
        for (int depth = 1; depth > 0; ) {
            Event event = parser.next();
            if (event == Event.START_OBJECT || event == Event.START_ARRAY) {
                depth++;
            } else if (event == Event.END_OBJECT || event == Event.END_ARRAY) {
                depth--;
            } else if (wanted && event == Event.VALUE_STRING) {
                found = Optional.of(count);
            }
            wanted = event == Event.KEY_NAME && depth == 1 && parser.getString().equals(member);
            count += event == Event.KEY_NAME || event == Event.VALUE_STRING ? 1 : 0;
        }
        if (parser.hasNext()) {
            throw new JsonException("more behind the end");
        }
        return found;
    }

    /** The characters that it stands for, read for the last time. */
    public Reader last(Body body) {
        return new JsonStringReader(new InputStreamReader(body.last(from, to), StandardCharsets.UTF_8));
    }
}
