package org.jackfield.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {

    @Test
    void theStringMembersOfAnObjectAreReadAndNestedOnesLeftOut() {
        assertEquals(
                Optional.of(Map.of("type", "Speak", "text", "a\"b")),
                Json.strings(
                        "{\"n\":1,\"type\":\"Speak\",\"o\":{\"type\":\"x\",\"p\":[{}]},\"a\":[\"text\"],\"text\":\"a\\\"b\"}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "[]", "1", "null", "{", "{\"a\":", "{\"a\":1", "{} {}", "{\"a\" 1}", "nonsense"})
    void whatIsNotOneObjectIsNothing(String text) {
        assertEquals(Optional.empty(), Json.strings(text));
    }

    @Test
    void quotingEscapesWhatJsonWantsEscaped() {
        assertEquals("\"a\\\"b\\\\c\\n\"", Json.quoted("a\"b\\c\n"));
    }
}
