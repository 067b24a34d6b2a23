package org.jackfield.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jackfield.audio.Wav;
import org.jackfield.testing.server.Await;
import org.jackfield.testing.server.Site;
import org.jackfield.testing.sockets.Heard;
import org.jackfield.testing.sockets.RawWebSocket;
import org.jackfield.testing.sockets.TestClient;
import org.jackfield.wire.Close;
import org.jackfield.wire.Message;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Speech to text over a socket, to the words. */
interface TranscriptionContract {

    Path RECORDING = Path.of("src/main/webapp/samples/booking.wav");
    List<String> WORDS = List.of(
            "Good morning. I would like to book a table for four people.",
            "Tomorrow evening, at half past seven, please.",
            "Thank you very much. Goodbye.");
    int FRAME_BYTES = 2560;
    int MAX_BYTES = 65_536;
    String FINISH = "{\"type\":\"CloseStream\"}";

    Site site();

    @Test
    default void connectedComesFirstAndDescribesTheSession() {
        try (TestClient client = site().connect(Site.TRANSCRIPTION)) {
            JsonObject connected = TestClient.json(
                    assertInstanceOf(Message.Text.class, client.await()).text());
            assertEquals("connected", connected.getString("type"));
            assertEquals("@cf/deepgram/flux", connected.getString("model"));
            assertTrue(connected.getString("sessionId").matches("[0-9a-f]{16}"));
            assertEquals(16_000, connected.getJsonObject("config").getInt("sampleRate"));
            assertEquals("linear16", connected.getJsonObject("config").getString("encoding"));
            assertTrue(connected.getString("notice").contains("sandbox"));
            assertTrue(connected.getJsonNumber("timestamp").longValue() > 0);
        }
    }

    @Test
    default void aRecordingBecomesItsSentencesAndAnOrderlyEnd() throws IOException {
        try (TestClient client = site().connect(Site.TRANSCRIPTION)) {
            client.await("connected");
            sendRecording(client);
            client.send(FINISH);
            JsonObject end = client.await("disconnected");
            assertEquals(1000, end.getInt("code"));
            assertEquals(WORDS, sentences(client));
            assertEquals(new Close(1000, "ok"), client.awaitClose());
        }
    }

    private static ByteBuffer recording() throws IOException {
        return Wav.read(Files.readAllBytes(RECORDING)).orElseThrow().data().duplicate();
    }

    private static void sendRecording(TestClient client) throws IOException {
        sendRecording(client, FRAME_BYTES);
    }

    private static void sendRecording(TestClient client, int pieceBytes) throws IOException {
        ByteBuffer samples = recording();
        while (samples.hasRemaining()) {
            byte[] piece = new byte[Math.min(pieceBytes, samples.remaining())];
            samples.get(piece);
            client.send(piece);
        }
    }

    /** The first second, which ends in the middle of a word. */
    private static byte[] beginning() throws IOException {
        byte[] beginning = new byte[32_000];
        recording().get(beginning);
        return beginning;
    }

    private static List<String> sentences(TestClient client) {
        return sentences(client.texts());
    }

    private static List<String> sentences(List<String> texts) {
        List<String> sentences = new ArrayList<>();
        for (String text : texts) {
            JsonObject message = TestClient.json(text);
            if (message.getString("type").equals("transcription")) {
                JsonObject data = message.getJsonObject("data");
                if (data.getString("event", "").equals("EndOfTurn")) {
                    assertEquals(message.getString("text"), data.getString("text"));
                    assertEquals(data.getString("transcript"), data.getString("text"));
                    sentences.add(message.getString("text"));
                }
            }
        }
        return sentences;
    }

    @ParameterizedTest
    @ValueSource(ints = {1601, 2559})
    default void aRecordingMayBeCutInTheMiddleOfASample(int pieceBytes) throws IOException {
        try (TestClient client = site().connect(Site.TRANSCRIPTION)) {
            client.await("connected");
            sendRecording(client, pieceBytes);
            client.send(FINISH);
            assertEquals(1000, client.await("disconnected").getInt("code"));
            assertEquals(WORDS, sentences(client));
            assertEquals(List.of(), client.errorCodes());
        }
    }

    @Test
    default void keepAlivesEndNothingAndTheWordsCome() throws IOException {
        try (TestClient client = site().connect(Site.TRANSCRIPTION)) {
            client.await("connected");
            for (int i = 0; i < 12; i++) {
                client.send("{\"type\":\"KeepAlive\"}");
            }
            sendRecording(client);
            client.send(FINISH);
            assertEquals(1000, client.await("disconnected").getInt("code"));
            assertEquals(WORDS, sentences(client));
            assertEquals(List.of(), client.errorCodes());
        }
    }

    @Test
    default void aWordThatTheModelDoesNotKnowGetsWordsAndTheSessionGoesOn() throws IOException {
        try (TestClient client = site().connect(Site.TRANSCRIPTION)) {
            client.await("connected");
            for (int i = 0; i < 10; i++) {
                JsonObject error = client.send("{\"type\":\"Finalize\"}").await("error");
                assertEquals("message.invalid", error.getString("code"));
                assertFalse(error.containsKey("closeCode"));
                assertTrue(error.getString("message").contains("Finalize"), error::toString);
            }
            sendRecording(client);
            client.send(FINISH);
            assertEquals(1000, client.await("disconnected").getInt("code"));
            assertEquals(WORDS, sentences(client));
        }
    }

    @Test
    default void textThatIsNotJsonIsTurnedDownAFewTimesAndEndsTheSessionThen() {
        try (TestClient client = site().connect(Site.TRANSCRIPTION)) {
            client.await("connected");
            for (int i = 0; i < 5; i++) {
                JsonObject error = client.send("hello").await("error");
                assertEquals("message.invalid", error.getString("code"));
                assertFalse(error.containsKey("closeCode"));
            }
            client.send("hello");
            assertEquals(new Close(4400, "message.invalid"), client.awaitClose());
        }
    }

    @Test
    default void theLastWordsComeAtStop() throws IOException {
        try (TestClient client = site().connect(Site.TRANSCRIPTION)) {
            client.await("connected");
            client.send(beginning()).send(FINISH);
            assertEquals(new Close(1000, "ok"), client.awaitClose());
            assertOneSentence(client.texts());
        }
    }

    @Test
    default void theLastWordsComeThoughTheStopComesBeforeTheModelIsThere() throws IOException {
        try (TestClient client = site().connect(Site.TRANSCRIPTION + "?fault=slow-upgrade:1000")) {
            client.send(beginning()).send(FINISH);
            assertEquals(new Close(1000, "ok"), client.awaitClose());
            assertOneSentence(client.texts());
            assertEquals(List.of(), client.errorCodes());
        }
    }

    @Test
    default void theLastWordsComeToAClientThatReadsLate() throws IOException {
        try (RawWebSocket client = site().openSmall(Site.TRANSCRIPTION)) {
            client.await("connected");
            client.binary(beginning()).text(FINISH);
            Await.rest(Duration.ofSeconds(3));
            Heard heard = client.hear();
            assertEquals(1000, heard.code(), heard::toString);
            assertOneSentence(List.of(heard.texts().split("\n")));
        }
    }

    private static void assertOneSentence(List<String> texts) {
        List<String> sentences = sentences(texts);
        assertEquals(1, sentences.size(), texts::toString);
        assertFalse(sentences.get(0).isBlank());
    }

    @Test
    default void aModelThatDoesNotFinishIsNamedInTime() {
        try (TestClient client = site().connect(Site.TRANSCRIPTION + "?fault=stall:0")) {
            client.await("connected");
            client.send(FINISH);
            JsonObject error = client.await("error");
            assertEquals("upstream.stalled", error.getString("code"));
            assertTrue(error.getString("message").contains("asked to finish"), error::toString);
            assertEquals(new Close(4504, "upstream.stalled"), client.awaitClose());
        }
    }

    @Test
    default void aModelThatTakesAVoiceAndSaysNothingIsNamedInTime() throws IOException {
        try (TestClient client = site().connect(Site.TRANSCRIPTION + "?fault=stall:0")) {
            client.await("connected");
            sendRecording(client);
            JsonObject error = client.await("error");
            assertEquals("upstream.stalled", error.getString("code"));
            assertTrue(error.getString("message").contains("model"), error::toString);
            assertTrue(error.getJsonObject("details").getInt("unansweredSpeechMs") >= 4000);
            assertEquals(new Close(4504, "upstream.stalled"), client.awaitClose());
        }
    }

    /** For longer than a voice would have been waited for. */
    @Test
    default void aModelThatSaysNothingToSilenceOwesNothing() {
        try (TestClient client = site().connect(Site.TRANSCRIPTION + "?fault=stall:0")) {
            client.await("connected");
            byte[] noise = new byte[FRAME_BYTES];
            Random random = new Random(1);
            for (int i = 0; i < 120; i++) {
                for (int at = 0; at < FRAME_BYTES; at += 2) {
                    noise[at] = (byte) random.nextInt(100);
                }
                client.send(noise.clone());
            }
            Await.rest(Duration.ofSeconds(7));
            assertTrue(client.isOpen());
            assertEquals(List.of(), client.errorCodes());
        }
    }

    @Test
    default void anEmptyFrameIsPassedOver() {
        try (TestClient client = site().connect(Site.TRANSCRIPTION)) {
            client.await("connected");
            client.send(new byte[0]).send(FINISH);
            assertEquals(new Close(1000, "ok"), client.awaitClose());
            assertEquals(List.of(), client.errorCodes());
        }
    }

    @Test
    default void tooLongAFrameEndsTheSession() {
        try (TestClient client = site().connect(Site.TRANSCRIPTION)) {
            client.await("connected");
            client.send(new byte[MAX_BYTES + 2]);
            assertEquals(new Close(1009, "message.too_large"), client.awaitClose());
        }
    }

    @Test
    default void tooLongATextEndsTheSession() {
        try (TestClient client = site().connect(Site.TRANSCRIPTION)) {
            client.await("connected");
            client.send("x".repeat(MAX_BYTES + 1));
            assertEquals(new Close(1009, "message.too_large"), client.awaitClose());
        }
    }

    @Test
    default void theLongestFrameIsTaken() {
        try (TestClient client = site().connect(Site.TRANSCRIPTION)) {
            client.await("connected");
            client.send(new byte[MAX_BYTES]).send(FINISH);
            assertEquals(new Close(1000, "ok"), client.awaitClose());
        }
    }
}
