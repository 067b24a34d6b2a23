package org.jackfield.speech;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jackfield.problem.End;
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

class SpeechEnvelopeTest {

    private final SpeechEnvelope envelope = new SpeechEnvelope(
            new Announcements(Exchange.ID, "@cf/deepgram/aura-2-en", "", Exchange.CLOCK),
            24_000,
            Models.deepgram(Capability.TEXT_TO_SPEECH).synthesis());

    private static JsonObject object(Message message) {
        return Json.createReader(new StringReader(((Message.Text) message).text()))
                .readObject();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"type\":\"Speak\",\"text\":\"Hi\"} | {\"type\":\"Speak\",\"text\":\"Hi\"}",
                "{\"text\":\"Hi\",\"type\":\"SPEAK\",\"more\":[{}]} | {\"type\":\"Speak\",\"text\":\"Hi\"}",
                "{\"type\":\"flush\"} | {\"type\":\"Flush\"}",
                "{\"type\":\"clEAR\"} | {\"type\":\"Clear\"}",
                "{\"type\":\"Close\"} | {\"type\":\"Close\"}",
            })
    void commandsAreAcceptedInAnyCaseAndSentAsTheProviderSpellsThem(String from, String sent) {
        Outcome verdict = envelope.fromClient(Message.text(from));
        assertEquals(new Outcome.Pass(Message.text(sent)), verdict);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"type\":\"Speak\"} | \"text\"",
                "{\"type\":\"Speak\",\"text\":7} | \"text\"",
                "{\"type\":\"Sing\"} | \"type\"",
                "{\"text\":\"x\"} | \"type\"",
                "not json | JSON",
                "[] | JSON",
            })
    void whatIsNoCommandIsTurnedDownAndTheFieldNamed(String from, String named) {
        Outcome.TurnDown refused = assertInstanceOf(Outcome.TurnDown.class, envelope.fromClient(Message.text(from)));
        assertEquals(End.INVALID, refused.end());
        assertTrue(refused.details().words().orElseThrow().contains(named), refused.toString());
    }

    /** What the model is given until the flush, text by text. */
    private List<String> spoken(String... parts) {
        List<String> spoken = new ArrayList<>();
        for (String part : parts) {
            String command = Json.createObjectBuilder()
                    .add("type", "Speak")
                    .add("text", part)
                    .build()
                    .toString();
            if (envelope.fromClient(Message.text(command)) instanceof Outcome.Pass pass) {
                pass.messages().forEach(message -> spoken.add(object(message).getString("text")));
            }
        }
        return spoken;
    }

    @Test
    void tokensAreSpokenAsOneTextWithTheirSpaces() {
        List<String> spoken =
                spoken("Hello", ",", " ", "wor", "ld", ".", "\n", "\n\n", " ", "How", " are", " you", "?");

        assertEquals("Hello, world.\n\n\n How are you?", String.join("", spoken));
        assertTrue(spoken.stream().noneMatch(String::isBlank), spoken.toString());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Perfect, 12345. | Let me check. | Perfect, 12345. Let me check.",
                "Perfect. | Great! | Perfect. Great!",
                "It costs 5. | 6 people came. | It costs 5. 6 people came.",
                "He said “no.” | “Why?” | He said “no.” “Why?”",
                "3. | 14 | 3.14",
                "wor | ld | world",
                "Let me che | ck your booking | Let me check your booking",
                "Node | .js | Node.js",
                "12 | . | 12.",
                "U.S | .A. | U.S.A.",
            })
    void sentencesAreKeptApartAndTokensTogether(String one, String other, String together) {
        assertEquals(together, String.join("", spoken(one, other)));
    }

    @Test
    void aMarkThatIsATokenOfItsOwnIsLeftToItsNeighbours() {
        assertEquals("Node.JS", String.join("", spoken("Node", ".", "JS")));
        assertEquals("3.14", String.join("", spoken("3", ".", "14")));
        assertEquals("How are you? Let me check.", String.join("", spoken("How are you", "?", "Let me check.")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\n\n", "\t", "\u00a0", "\u200b", "\ufeff", "\u3000"})
    void whatCannotBeSpokenIsNoErrorAndNotSentByItself(String blank) {
        for (int i = 0; i < 20; i++) {
            assertEquals(List.of(), spoken(blank));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Flush", "Clear", "Close"})
    void whatWaitsIsLeftOutAtTheEndOfAnUtterance(String end) {
        spoken("One.", " ");
        Outcome ended = envelope.fromClient(Message.text("{\"type\":\"" + end + "\"}"));

        assertEquals(new Outcome.Pass(Message.text("{\"type\":\"" + end + "\"}")), ended);
        assertEquals(List.of("Two."), spoken("Two."));
    }

    @Test
    void blanksThatWaitAreBounded() {
        for (int i = 0; i < 1000; i++) {
            assertEquals(List.of(), spoken(" ".repeat(100)));
        }
        String text = "x".repeat(1999) + ".";

        List<String> spoken = spoken(text);

        assertTrue(spoken.stream().allMatch(piece -> piece.length() <= 2000 && !piece.isBlank()));
        assertEquals(text, String.join("", spoken).strip());
        assertTrue(String.join("", spoken).length() <= 4000);
    }

    @Test
    void aKeepAliveIsTakenAndGoesNowhere() {
        assertEquals(Outcome.SKIP, envelope.fromClient(Message.text("{\"type\":\"KeepAlive\"}")));
    }

    @Test
    void textBeyondTwoThousandCharactersIsTurnedDown() {
        assertInstanceOf(
                Outcome.TurnDown.class,
                envelope.fromClient(Message.text("{\"type\":\"Speak\",\"text\":\"" + "x".repeat(2001) + "\"}")));
    }

    @Test
    void binaryFromTheClientIsNotSupported() {
        Outcome verdict = envelope.fromClient(Message.binary(new byte[2]));
        assertEquals(
                End.UNSUPPORTED,
                assertInstanceOf(Outcome.TurnDown.class, verdict).end());
    }

    @Test
    void audioPassesUntouchedAndEventsComeInAnEnvelope() throws IOException {
        var transcript = Conversation.read("deepgram/aura-one-flush");
        transcript.messages(Sender.UPSTREAM).forEach(message -> {
            Message told = envelope.fromUpstream(message);
            if (message instanceof Message.Binary) {
                assertEquals(message, told);
            } else {
                JsonObject event = object(message);
                assertEquals(event.getString("type"), object(told).getString("type"));
                assertEquals(event, object(told).getJsonObject("data"));
                assertEquals(
                        Exchange.CLOCK.millis(),
                        object(told).getJsonNumber("timestamp").longValue());
            }
        });
    }

    @Test
    void textThatIsNoEventIsAWarning() {
        JsonObject told = object(envelope.fromUpstream(Message.text("oops \"")));
        assertEquals("Warning", told.getString("type"));
        assertEquals("oops \"", told.getString("data"));
    }

    @Test
    void theFarewellIsCloseUnlessTheClientSaidIt() {
        assertEquals(Optional.of(Message.text("{\"type\":\"Close\"}")), envelope.farewell());
        envelope.fromClient(Message.text("{\"type\":\"close\"}"));
        assertTrue(envelope.isFinishing());
        assertEquals(Optional.empty(), envelope.farewell());
    }

    @Test
    void connectedSaysWhatTheAudioIs() {
        JsonObject config = object(envelope.connected()).getJsonObject("config");
        assertEquals(24_000, config.getInt("sampleRate"));
        assertEquals(16, config.getInt("bitDepth"));
        assertEquals(1, config.getInt("channels"));
        assertTrue(!object(envelope.connected()).containsKey("notice"));
    }
}
