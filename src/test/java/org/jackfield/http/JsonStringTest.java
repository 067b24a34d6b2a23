package org.jackfield.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jackfield.access.Resolved;
import org.jackfield.problem.End;
import org.jackfield.wire.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonStringTest {

    private static final String LONG = "AbCd".repeat(50_000);
    private static final int DEEP = 4;

    private static Body body(String json) {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        Body body = new Body(new HeldBytes(10_000_000));
        assertTrue(body.add(bytes, bytes.length));
        return body;
    }

    private static Resolved<Optional<JsonString>> find(String json) {
        return JsonString.find(body(json), "audio", DEEP);
    }

    private static Optional<String> value(String json) throws IOException {
        Body body = body(json);
        Optional<JsonString> where =
                JsonString.find(body, "audio", DEEP) instanceof Resolved.Found<Optional<JsonString>> found
                        ? found.what()
                        : fail(json);
        return where.isEmpty() ? Optional.empty() : Optional.of(read(where.get().last(body)));
    }

    private static String read(Reader characters) throws IOException {
        StringWriter all = new StringWriter();
        characters.transferTo(all);
        return all.toString();
    }

    @Test
    void aLongStringIsFoundWhereverItStands() throws IOException {
        assertEquals(Optional.of(LONG), value("{\"audio\":\"" + LONG + "\"}"));
        assertEquals(
                Optional.of(LONG),
                value(" { \"x\" : [\"a\", {\"audio\":\"not this\"}], \"audio\" : \"" + LONG + "\", \"y\":\"" + LONG
                        + "\" } "));
    }

    @Test
    void aShortOneIsFoundAsWell() throws IOException {
        assertEquals(Optional.of("UklGRg=="), value("{\"audio\":\"UklGRg==\"}"));
        assertEquals(Optional.of(""), value("{\"audio\":\"\"}"));
    }

    @Test
    void theLastOfSeveralCounts() throws IOException {
        assertEquals(Optional.of("b"), value("{\"audio\":\"" + LONG + "\",\"audio\":\"b\"}"));
    }

    @Test
    void escapesAreUndone() throws IOException {
        assertEquals(
                Optional.of("a/b+c\r\n\"\\d\u00e4\u00e4"),
                value("{\"audio\":\"a\\/b\\u002bc\\r\\n\\\"\\\\d\u00e4\\u00E4\"}"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{}", "{\"audio\":1}", "{\"audio\":null}", "{\"x\":{\"audio\":\"a\"}}", "{\"a\":\"audio\"}"})
    void whatIsNoStringOfThatNameIsAbsent(String json) throws IOException {
        assertEquals(Optional.empty(), value(json));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{\"audio\":\"a\"",
                "{\"audio\":\"a",
                "{\"audio\":\"a\"} x",
                "{\"audio\":\"a\\x\"}",
                "\"audio\"",
                "{\"a\":[[[[[1]]]]]}"
            })
    void whatIsNotWholeAndShallowJsonIsRefused(String json) {
        Resolved.Refused<?> refused = assertInstanceOf(Resolved.Refused.class, find(json));
        assertEquals(End.INVALID, refused.end());
    }

    /** Wherever a text breaks off, it is the judgement of the parser that counts. */
    @Test
    void itAgreesWithTheParserWhereverATextBreaksOff() {
        String json = "{\"x\":[1,\"a\\n\"],\"audio\":\"abc\",\"y\":{\"z\":null}}";
        for (int length = 0; length <= json.length(); length++) {
            String part = json.substring(0, length);
            assertEquals(Json.isWhole(part), find(part) instanceof Resolved.Found, part);
        }
    }

    @Test
    void muchBesideTheLongStringsIsTooLarge() {
        String numbers = "{\"x\":[1" + ",1".repeat(50_000) + "]}";
        Resolved.Refused<?> refused = assertInstanceOf(Resolved.Refused.class, find(numbers));
        assertEquals(End.TOO_LARGE, refused.end());
    }
}
