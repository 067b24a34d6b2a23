package org.jackfield.upstream.deepgram;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.util.Optional;
import org.jackfield.testing.transcripts.Conversation;
import org.jackfield.testing.transcripts.Conversation.Sender;
import org.jackfield.upstream.Capability;
import org.jackfield.upstream.Heard;
import org.jackfield.upstream.RecognitionDialect;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ListenDialectTest {

    private final RecognitionDialect dialect = ListenDialect.FLUX;

    private Heard heard(String event) {
        return dialect.hears(event).orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(strings = {"flux-one-turn", "flux-eager"})
    void ofATranscriptTheWordsAreHeardAndTheEndOfATurnIsFinal(String name) throws IOException {
        for (JsonObject event : Conversation.read("deepgram/" + name).objects(Sender.UPSTREAM)) {
            Heard heard = heard(event.toString());
            assertEquals(Optional.ofNullable(event.getString("transcript", null)), heard.text());
            assertEquals("EndOfTurn".equals(event.getString("event", "")), heard.isFinal());
            assertFalse(heard.hasText() || heard.hasConfidence());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"flux-one-turn", "flux-eager"})
    void allThatTheClientOfATranscriptSaysIsKnown(String name) throws IOException {
        for (JsonObject said : Conversation.read("deepgram/" + name).objects(Sender.CLIENT)) {
            boolean known = dialect.controls().contains(said.getString("type"));
            assertTrue(known || said.toString().equals(dialect.finish()), said.toString());
        }
    }

    @Test
    void fluxIsKeptByPingsAndTakesNoWordForIt() {
        assertFalse(dialect.controls().contains("KeepAlive"));
        assertFalse(dialect.controls().contains("Finalize"));
        assertTrue(dialect.controls().contains("Configure"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"type\":\"Results\",\"is_final\":true,\"channel\":{\"alternatives\":[{\"transcript\":\"n\"}]}} | n | true",
                "{\"type\":\"Results\",\"is_final\":false,\"channel\":{\"alternatives\":[{\"transcript\":\"n\"}]}} | n | false",
                "{\"channel\":{\"is_final\":true,\"alternatives\":[{\"transcript\":\"n\"}]}} | n | false",
                "{\"event\":\"EagerEndOfTurn\",\"transcript\":\"f\"} | f | false",
                "{\"event\":[\"EndOfTurn\"],\"transcript\":\"f\"} | f | false",
                "{\"transcript\":\"f\",\"event\":\"EndOfTurn\"} | f | true",
            })
    void novaAndFluxSayEachInTheirWayThatWordsAreFinal(String event, String text, boolean isFinal) {
        assertEquals(Optional.of(text), heard(event).text());
        assertEquals(isFinal, heard(event).isFinal());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"channel\":{\"alternatives\":[{\"transcript\":\"n\",\"confidence\":0.5}]}} | 0.5",
                "{\"transcript\":\"a b\",\"words\":[{\"confidence\":0.5},{\"confidence\":1}]} | 0.75",
                "{\"transcript\":\"a\",\"words\":[{\"word\":\"a\"}]} |",
            })
    void theConfidenceIsTheAlternativesOrTheMeanOfTheWords(String event, String confidence) {
        assertEquals(Optional.ofNullable(confidence), heard(event).confidence());
    }

    @Test
    void membersOfTheEventsOwnAreTold() {
        Heard heard = heard("{\"text\":\"own\",\"transcript\":\"other\",\"confidence\":0.3}");

        assertEquals(Optional.of("own"), heard.text());
        assertTrue(heard.hasText() && heard.hasConfidence());
    }

    @Test
    void whatIsNoEventSaysNothing() {
        assertEquals(Optional.empty(), dialect.hears("plain words"));
        assertEquals(Capability.SPEECH_TO_TEXT, dialect.capability());
    }
}
