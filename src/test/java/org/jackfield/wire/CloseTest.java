package org.jackfield.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CloseTest {

    @ParameterizedTest
    @ValueSource(ints = {1000, 1001, 1002, 1003, 1007, 1008, 1009, 1011, 1012, 1013, 3000, 4401, 4999})
    void aLegalCodeIsSentAsItIs(int code) {
        assertEquals(new Close(code, "why"), new Close(code, "why").sendable());
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 1, 999, 1004, 1005, 1006, 1010, 1014, 1015, 1016, 2999, 5000, 65535, 70000})
    void aReservedCodeBecomesAnInternalError(int code) {
        assertEquals(new Close(1011, "why"), new Close(code, "why").sendable());
    }

    @ParameterizedTest
    @CsvSource({"1012,1001", "1013,1001", "1000,1000", "1001,1001", "1011,1011", "1006,1011", "4000,4000"})
    void aClientSendsNoCodeOfServers(int code, int sent) {
        assertEquals(sent, new Close(code, "").sendableByClient().code());
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "é", "€", "😀"})
    void aReasonIsCutTo123BytesAndSplitsNoCharacter(String character) {
        String cut = new Close(1000, character.repeat(200)).sendable().reason();
        int bytes = cut.getBytes(StandardCharsets.UTF_8).length;
        int each = character.getBytes(StandardCharsets.UTF_8).length;
        assertTrue(bytes <= 123 && bytes > 123 - each, cut);
        assertEquals(character.repeat(bytes / each), cut);
    }

    @Test
    void everySendableCodeIsOneThatARegistryKnows() {
        long sendable = IntStream.range(0, 70_000).filter(Close::isSendable).count();
        assertEquals(10 + 2000, sendable);
    }

    @Test
    void anEmptyCloseFrameIsNormal() {
        assertTrue(new Close(1005, "").isNormal());
        assertFalse(Close.LOST.isNormal());
    }
}
