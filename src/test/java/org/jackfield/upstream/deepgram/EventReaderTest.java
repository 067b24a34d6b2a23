package org.jackfield.upstream.deepgram;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.jackfield.upstream.Heard;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventReaderTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"type\":\"TurnInfo\",\"transcript\":\"a\",\"words\":[{\"word\":\"a\",\"confidence\":1,\"x\":[{}]},[]]}",
                "{\"channel\":{\"x\":{},\"alternatives\":[{\"transcript\":\"a\",\"confidence\":1,\"words\":[{}]},{\"b\":[]}]}}",
                "{\"text\":\"a\",\"confidence\":{\"b\":[1]},\"deep\":[{\"c\":{}}]}",
            })
    void anIncompleteEventHasNoWords(String event) {
        assertEquals(Optional.of("a"), EventReader.read(event).flatMap(Heard::text));
        for (int i = 0; i < event.length(); i++) {
            String part = event.substring(0, i);
            assertEquals(Optional.empty(), EventReader.read(part), part);
        }
    }

    @Test
    void anEventOfAnotherShapeHasNoWords() {
        assertEquals(
                Optional.empty(),
                EventReader.read("{\"channel\":[],\"words\":{},\"transcript\":1}")
                        .flatMap(Heard::text));
    }
}
