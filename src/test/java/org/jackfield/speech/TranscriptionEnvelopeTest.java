package org.jackfield.speech;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.StringReader;
import java.util.Map;
import org.jackfield.relay.Envelope.Outcome;
import org.jackfield.testing.fakes.Exchange;
import org.jackfield.testing.fakes.Models;
import org.jackfield.testing.transcripts.Conversation;
import org.jackfield.testing.transcripts.Conversation.Sender;
import org.jackfield.upstream.Capability;
import org.jackfield.wire.Message;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TranscriptionEnvelopeTest {

    private final TranscriptionEnvelope envelope = new TranscriptionEnvelope(
            new Announcements(Exchange.ID, "@cf/deepgram/flux", "a notice", Exchange.CLOCK),
            16_000,
            Models.deepgram(Capability.SPEECH_TO_TEXT).recognition());

    private JsonObject told(String event) {
        Message message = envelope.fromUpstream(Message.text(event));
        return object(((Message.Text) message).text());
    }

    private static JsonObject object(String json) {
        return Json.createReader(new StringReader(json)).readObject();
    }

    @ParameterizedTest
    @ValueSource(strings = {"flux-one-turn", "flux-eager"})
    void everyProviderEventTravelsWholeWithItsWordsBesideIt(String name) throws IOException {
        for (JsonObject event : Conversation.read("deepgram/" + name).objects(Sender.UPSTREAM)) {
            JsonObject told = told(event.toString());
            assertEquals("transcription", told.getString("type"));
            assertEquals(
                    Exchange.CLOCK.millis(), told.getJsonNumber("timestamp").longValue());
            JsonObject data = told.getJsonObject("data");
            for (Map.Entry<String, JsonValue> member : event.entrySet()) {
                assertEquals(member.getValue(), data.get(member.getKey()));
            }
            if (event.containsKey("transcript")) {
                assertEquals(event.getString("transcript"), told.getString("text"));
                assertEquals(event.getString("transcript"), data.getString("text"));
            }
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"transcript\":\"a\"} | a",
                "{\"text\":\"own\",\"transcript\":\"other\"} | own",
                "{\"transcript\":\"other\",\"text\":\"own\"} | own",
                "{\"channel\":{\"alternatives\":[{\"transcript\":\"n\",\"confidence\":0.5},{\"transcript\":\"m\"}]}} | n",
                "{\"channel\":{\"x\":[1],\"alternatives\":[{\"words\":[{}],\"transcript\":\"n\"}]},\"z\":{}} | n",
            })
    void theWordsAreFoundWhateverTheProviderCallsThem(String event, String words) {
        JsonObject told = told(event);
        assertEquals(words, told.getString("text"));
        assertEquals(words, told.getJsonObject("data").getString("text"));
    }

    @Test
    void theConfidenceIsTheAlternativesOrTheMeanOfTheWords() {
        assertEquals(
                0.5,
                told("{\"channel\":{\"alternatives\":[{\"transcript\":\"n\",\"confidence\":0.5}]}}")
                        .getJsonObject("data")
                        .getJsonNumber("confidence")
                        .doubleValue());
        assertEquals(
                0.75,
                told("{\"transcript\":\"a b\",\"words\":[{\"word\":\"a\",\"confidence\":0.5},{\"confidence\":1}]}")
                        .getJsonObject("data")
                        .getJsonNumber("confidence")
                        .doubleValue());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                " { } ",
                "{\"channel\":[]}",
                "{\"words\":3}",
                "{\"transcript\":null}",
                "{\"channel\":{\"alternatives\":[]}}",
                "{\"channel\":{\"alternatives\":[7]}}"
            })
    void anEventWithoutWordsHasNoText(String event) {
        JsonObject told = told(event);
        assertTrue(told.containsKey("data"));
        assertTrue(!told.containsKey("text"), told.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"plain words", "", "{broken", "[1]", "\"x\"", "{\"a\":1}{\"b\":2}", "quote \" and \\ \n"})
    void whatIsNotAJsonObjectArrivesAsText(String event) {
        JsonObject told = told(event);
        assertEquals(event, told.getString("text"));
        assertTrue(!told.containsKey("data"));
    }

    @Test
    void connectedSaysWhatIsExpected() {
        JsonObject connected = object(((Message.Text) envelope.connected()).text());
        assertEquals("connected", connected.getString("type"));
        assertEquals("@cf/deepgram/flux", connected.getString("model"));
        assertEquals(Exchange.ID, connected.getString("sessionId"));
        assertEquals("a notice", connected.getString("notice"));
        JsonObject config = connected.getJsonObject("config");
        assertEquals("linear16", config.getString("encoding"));
        assertEquals(16_000, config.getInt("sampleRate"));
        assertEquals("@cf/deepgram/flux", config.getString("model"));
        assertTrue(config.getBoolean("interimResults"));
    }

    @Test
    void binaryFromTheUpstreamPassesAsItIs() {
        Message binary = Message.binary(new byte[] {1, 2});
        assertEquals(binary, envelope.fromUpstream(binary));
    }

    @Test
    void theWordForFinishingInOtherPlacesIsNoFinish() {
        envelope.fromClient(Message.text("{\"type\":\"Configure\",\"keyterms\":[\"CloseStream\"]}"));
        assertFalse(envelope.isFinishing());
        envelope.fromClient(Message.text("{\"type\":\"CloseStream\"}"));
        assertTrue(envelope.isFinishing());
    }

    @Test
    void anOddNumberOfBytesIsTurnedDownAndAnEmptyMessageSkipped() {
        Outcome.TurnDown odd =
                assertInstanceOf(Outcome.TurnDown.class, envelope.fromClient(Message.binary(new byte[3])));
        assertTrue(odd.details().words().orElseThrow().startsWith("Audio is made of 16-bit samples"));
        assertInstanceOf(Outcome.Skip.class, envelope.fromClient(Message.binary(new byte[0])));
        assertInstanceOf(Outcome.Pass.class, envelope.fromClient(Message.binary(new byte[256])));
    }
}
