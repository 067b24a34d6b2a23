package org.jackfield.upstream.deepgram;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jackfield.testing.transcripts.Conversation;
import org.jackfield.testing.transcripts.Conversation.Sender;
import org.jackfield.upstream.Capability;
import org.jackfield.upstream.SynthesisDialect;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpeakDialectTest {

    private final SynthesisDialect dialect = new SpeakDialect();

    @Test
    void itSaysWhatTheClientOfATranscriptSays() throws IOException {
        List<String> said = Conversation.read("deepgram/aura-one-flush").objects(Sender.CLIENT).stream()
                .map(JsonObject::toString)
                .toList();

        assertEquals(List.of(dialect.speak("Good morning."), dialect.flush(), dialect.close()), said);
    }

    @Test
    void ofATranscriptEveryEventHasATypeAndOneIsFlushed() throws IOException {
        List<JsonObject> events = Conversation.read("deepgram/aura-one-flush").objects(Sender.UPSTREAM);

        for (JsonObject event : events) {
            assertEquals(Optional.of(event.getString("type")), dialect.typeOf(event.toString()));
        }
        assertEquals(
                1,
                events.stream()
                        .filter(event -> dialect.isFlushed(event.toString()))
                        .count());
    }

    @Test
    void textIsQuotedAndTheOtherCommandsAreTheirNames() {
        assertEquals("{\"type\":\"Speak\",\"text\":\"a \\\"b\\\"\"}", dialect.speak("a \"b\""));
        assertEquals("{\"type\":\"Clear\"}", dialect.clear());
    }

    @ParameterizedTest
    @ValueSource(strings = {"oops", "", "[\"Flushed\"]", "{\"of\":\"Flushed\"}", "{\"type\":7}"})
    void whatHasNoTypeIsNoEvent(String message) {
        assertEquals(Optional.empty(), dialect.typeOf(message));
        assertEquals(false, dialect.isFlushed(message));
    }

    @Test
    void aLongTextIsCutIntoWhatOneMessageMayHold() {
        String text = "One sentence. ".repeat(300);

        List<String> pieces = dialect.pieces(text);

        assertTrue(pieces.stream().allMatch(piece -> piece.length() <= 2000), pieces::toString);
        assertEquals(text, String.join("", pieces));
        assertEquals(Capability.TEXT_TO_SPEECH, dialect.capability());
    }
}
