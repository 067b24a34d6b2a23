package org.jackfield.wire;

import jakarta.json.JsonException;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.json.spi.JsonProvider;
import jakarta.json.stream.JsonParser;
import jakarta.json.stream.JsonParser.Event;
import jakarta.json.stream.JsonParserFactory;
import java.io.StringReader;
import java.util.HashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;

/** The JSON engines, created once: asking the static factories for each message costs more than the message. */
public final class Json {

    private static final JsonProvider PROVIDER = JsonProvider.provider();
    private static final JsonParserFactory PARSERS = PROVIDER.createParserFactory(Map.of());
    private static final Jsonb BINDING = JsonbBuilder.create();

    private Json() {}

    /** A record or a map as JSON text. */
    public static String of(Object value) {
        return BINDING.toJson(value);
    }

    /** A pull parser over {@code text}; it throws {@code JsonException} on what is not JSON. */
    public static JsonParser parser(String text) {
        return PARSERS.createParser(new StringReader(text));
    }

    /** The string members of a JSON object, nested ones left out; empty if {@code text} is no JSON object. */
    public static Optional<Map<String, String>> strings(String text) {
        Map<String, String> members = new HashMap<>();
        try (JsonParser parser = parser(text)) {
            if (parser.next() != Event.START_OBJECT) {
                return Optional.empty();
            }
            while (parser.next() != Event.END_OBJECT) {
                String name = parser.getString();
                Event value = parser.next();
                if (value == Event.VALUE_STRING) {
                    members.put(name, parser.getString());
                }
                skip(parser, value);
            }
            return parser.hasNext() ? Optional.empty() : Optional.of(members);
        } catch (JsonException | NoSuchElementException notJson) {
            return Optional.empty();
        }
    }

    /** Moves behind the value that the parser has just begun to read. */
    public static void skip(JsonParser parser, Event value) {
        if (opens(value)) {
            leave(parser);
        }
    }

    /** Moves behind the end of the object or array that the parser is in, or fails at the end of the text. */
    public static void leave(JsonParser parser) {
        int open = 1;
        while (open > 0) {
            Event event = parser.next();
            if (opens(event)) {
                open++;
            } else if (event == Event.END_OBJECT || event == Event.END_ARRAY) {
                open--;
            }
        }
    }

    private static boolean opens(Event event) {
        return event == Event.START_OBJECT || event == Event.START_ARRAY;
    }

    /** Whether {@code text} is JSON to its end. */
    public static boolean isWhole(String text) {
        try (JsonParser parser = parser(text)) {
            skip(parser, parser.next());
            return !parser.hasNext();
        } catch (JsonException | NoSuchElementException notJson) {
            return false;
        }
    }

    /** Whether the brackets and braces of {@code text}, those within strings left out, are nested deeper than that. */
    public static boolean isDeeper(String text, int depth) {
        int open = 0;
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"') {
                quoted = !quoted;
            } else if (quoted) {
                i += c == '\\' ? 1 : 0;
            } else if (c == '{' || c == '[') {
                open++;
                if (open > depth) {
                    return true;
                }
            } else if (c == '}' || c == ']') {
                open--;
            }
        }
        return false;
    }

    /** {@code text} as a JSON string, with its quotes; half of a surrogate pair, which no transport takes, is replaced. */
    public static String quoted(String text) {
        return PROVIDER.createValue(Utf8.repaired(text)).toString();
    }
}
