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
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jackfield.problem.End;
import org.jackfield.relay.Envelope.Outcome;
import org.jackfield.testing.fakes.Exchange;
import org.jackfield.testing.fakes.ManualTicker;
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
            Models.deepgram(Capability.SPEECH_TO_TEXT).recognition(),
            new VoiceWatch(16_000, Duration.ofSeconds(4), new ManualTicker()));

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
    void theUpstreamIsAskedToFinishInItsOwnWords() {
        Outcome outcome = envelope.fromClient(Message.text(" {\"a\":[1], \"type\" : \"CloseStream\"} "));

        assertEquals(new Outcome.Pass(Message.text("{\"type\":\"CloseStream\"}")), outcome);
        assertTrue(envelope.isFinishing());
    }

    @Test
    void whatTheModelKnowsPassesAsItCame() {
        Message configure = Message.text("{ \"type\":\"Configure\",\"keyterms\":[\"Jakarta\"] }");

        assertEquals(new Outcome.Pass(configure), envelope.fromClient(configure));
    }

    @Test
    void aKeepAliveIsTakenAndGoesNowhere() {
        for (int i = 0; i < 20; i++) {
            assertEquals(Outcome.SKIP, envelope.fromClient(Message.text("{\"type\":\"KeepAlive\"}")));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"type\":\"Finalize\"} | must be one of CloseStream, Configure, KeepAlive; Finalize came.",
                "{\"type\":\"closestream\"} | must be one of CloseStream, Configure, KeepAlive; closestream came.",
                "{\"type\":\"<b>\"} | another one came.",
                "{\"type\":7} | \"type\" is missing or not a string.",
                "{\"of\":{\"type\":\"CloseStream\"}} | \"type\" is missing or not a string.",
                "CloseStream | not a JSON object.",
                "[\"CloseStream\"] | not a JSON object.",
                "{\"type\":\"CloseStream\" | not a JSON object.",
            })
    void whatTheModelDoesNotKnowIsTurnedDownInWords(String message, String words) {
        Outcome.TurnDown refused = assertInstanceOf(Outcome.TurnDown.class, envelope.fromClient(Message.text(message)));

        assertEquals(End.INVALID, refused.end());
        assertTrue(refused.details().words().orElseThrow().endsWith(words), refused.toString());
        assertFalse(envelope.isFinishing());
    }

    @Test
    void ofTheSameUnknownWordTheFirstAloneCounts() {
        Message finalise = Message.text("{\"type\":\"Finalize\"}");
        Message other = Message.text("{\"type\":\"Other\"}");

        List<Boolean> counted = List.of(finalise, finalise, finalise, other, finalise, finalise).stream()
                .map(message -> ((Outcome.TurnDown) envelope.fromClient(message)).counts())
                .toList();

        assertEquals(List.of(true, false, false, true, true, false), counted);
    }

    private static byte[] numbered(int bytes) {
        byte[] numbered = new byte[bytes];
        for (int i = 0; i < bytes; i++) {
            numbered[i] = (byte) i;
        }
        return numbered;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 320, 1001})
    void audioCutAnywhereGoesOnInWholeSamplesAndAllOfIt(int pieceBytes) {
        byte[] audio = numbered(3000);
        ByteBuffer passed = ByteBuffer.allocate(audio.length);
        for (int at = 0; at < audio.length; at += pieceBytes) {
            byte[] piece = Arrays.copyOfRange(audio, at, Math.min(audio.length, at + pieceBytes));
            if (envelope.fromClient(Message.binary(piece)) instanceof Outcome.Pass pass) {
                for (Message message : pass.messages()) {
                    assertEquals(0, message.sizeBytes() % 2);
                    passed.put(((Message.Binary) message).copy());
                }
            }
        }
        assertEquals(ByteBuffer.wrap(audio), passed.flip());
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "1, 2", "2, 1", "2, 2", "3, 5"})
    void samplesDoNotShiftWhereAMessageIsLost(int before, int lost) {
        byte[] audio = numbered(100);
        envelope.fromClient(Message.binary(Arrays.copyOfRange(audio, 0, before)));
        envelope.lost(Message.binary(Arrays.copyOfRange(audio, before, before + lost)));

        Outcome.Pass rest = assertInstanceOf(
                Outcome.Pass.class,
                envelope.fromClient(Message.binary(Arrays.copyOfRange(audio, before + lost, audio.length))));

        Message.Binary message = (Message.Binary) rest.messages().get(0);
        assertEquals(0, message.data().get(message.data().position()) % 2);
        assertEquals(0, message.sizeBytes() % 2);
    }

    @Test
    void anEmptyMessageIsSkippedAndWholeAudioPassesAsItIs() {
        Message audio = Message.binary(new byte[256]);

        assertEquals(Outcome.SKIP, envelope.fromClient(Message.binary(new byte[0])));
        assertEquals(new Outcome.Pass(audio), envelope.fromClient(audio));
    }
}
