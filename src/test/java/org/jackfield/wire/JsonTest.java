package org.jackfield.wire;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.Optional;
import java.util.Random;
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

    private static final String DEEP = "{\"a\":{\"b\":[{},[1,{\"c\":\"}]\"}]]},\"type\":\"x\",\"d\":[[{}]]}";

    @Test
    void whatIsIncompleteIsNothing() {
        for (int i = 0; i < DEEP.length(); i++) {
            String part = DEEP.substring(0, i);
            assertEquals(Optional.empty(), Json.strings(part), part);
        }
        assertEquals(Optional.of(Map.of("type", "x")), Json.strings(DEEP));
    }

    @Test
    void whatIsAlteredAnywhereIsReadOrNothing() {
        Random random = new Random(7);
        for (int i = 0; i < 10_000; i++) {
            StringBuilder text = new StringBuilder(DEEP);
            for (int n = random.nextInt(4); n >= 0; n--) {
                text.setCharAt(random.nextInt(text.length()), "{}[],:\"\\ x1\u0000".charAt(random.nextInt(12)));
            }
            String altered = text.toString();
            assertDoesNotThrow(() -> Json.strings(altered), altered);
        }
    }

    @Test
    void halfOfASurrogatePairIsReplaced() {
        assertEquals("\"a\ufffdb\ud83d\ude00\ufffd\"", Json.quoted("a\ud83db\ud83d\ude00\ude00"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "[1,{\"a\":[]}]", "1", "\"a\""})
    void jsonIsWhole(String text) {
        assertTrue(Json.isWhole(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "{\"a\":{", "{\"a\":[1", "{} {}", "[1,]"})
    void whatIsNoJsonIsNotWhole(String text) {
        assertFalse(Json.isWhole(text));
    }

    @Test
    void quotingEscapesWhatJsonWantsEscaped() {
        assertEquals("\"a\\\"b\\\\c\\n\"", Json.quoted("a\"b\\c\n"));
    }
}
