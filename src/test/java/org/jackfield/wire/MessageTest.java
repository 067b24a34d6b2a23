package org.jackfield.wire;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MessageTest {

    @ParameterizedTest
    @ValueSource(strings = {"", "plain", "äöü", "€uro", "😀 face", "\uD83D alone", "tail \uD83D", "\uDE00 low"})
    void textCountsItsBytesInUtf8(String text) {
        assertEquals(
                text.getBytes(StandardCharsets.UTF_8).length, Message.text(text).sizeBytes());
    }

    @Test
    void copyingBinaryLeavesItReadable() {
        Message.Binary message = new Message.Binary(ByteBuffer.wrap(new byte[] {9, 1, 2, 9}, 1, 2));
        assertArrayEquals(new byte[] {1, 2}, message.copy());
        assertArrayEquals(new byte[] {1, 2}, message.copy());
        assertEquals(2, message.sizeBytes());
    }
}
