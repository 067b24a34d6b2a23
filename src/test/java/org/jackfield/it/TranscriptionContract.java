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
import java.util.ArrayList;
import java.util.List;
import org.jackfield.audio.Wav;
import org.jackfield.testing.server.Site;
import org.jackfield.testing.sockets.TestClient;
import org.jackfield.wire.Close;
import org.jackfield.wire.Message;
import org.junit.jupiter.api.Test;

/** Speech to text over a socket, to the words. */
interface TranscriptionContract {

    Path RECORDING = Path.of("src/main/webapp/samples/booking.wav");
    List<String> WORDS = List.of(
            "Good morning. I would like to book a table for four people.",
            "Tomorrow evening, at half past seven, please.",
            "Thank you very much. Goodbye.");
    int FRAME_BYTES = 2560;
    int MAX_BYTES = 65_536;

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
            client.send("{\"type\":\"CloseStream\"}");
            JsonObject end = client.await("disconnected");
            assertEquals(1000, end.getInt("code"));
            assertEquals(WORDS, sentences(client));
            assertEquals(new Close(1000, "ok"), client.awaitClose());
        }
    }

    private static void sendRecording(TestClient client) throws IOException {
        ByteBuffer samples =
                Wav.read(Files.readAllBytes(RECORDING)).orElseThrow().data().duplicate();
        while (samples.hasRemaining()) {
            byte[] frame = new byte[Math.min(FRAME_BYTES, samples.remaining())];
            samples.get(frame);
            client.send(frame);
        }
    }

    private static List<String> sentences(TestClient client) {
        List<String> sentences = new ArrayList<>();
        for (String text : client.texts()) {
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

    @Test
    default void aFrameOfAnOddLengthIsTurnedDownAndTheSessionGoesOn() {
        try (TestClient client = site().connect(Site.TRANSCRIPTION)) {
            client.await("connected");
            JsonObject error = client.send(new byte[3]).await("error");
            assertEquals("message.invalid", error.getString("code"));
            assertFalse(error.containsKey("closeCode"));
            client.send("{\"type\":\"CloseStream\"}");
            assertEquals(1000, client.await("disconnected").getInt("code"));
        }
    }

    @Test
    default void tooManyFramesOfAnOddLengthEndTheSession() {
        try (TestClient client = site().connect(Site.TRANSCRIPTION)) {
            client.await("connected");
            for (int i = 0; i < 6; i++) {
                client.send(new byte[3]);
            }
            assertEquals(new Close(4400, "message.invalid"), client.awaitClose());
        }
    }

    @Test
    default void anEmptyFrameIsPassedOver() {
        try (TestClient client = site().connect(Site.TRANSCRIPTION)) {
            client.await("connected");
            client.send(new byte[0]).send("{\"type\":\"CloseStream\"}");
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
            client.send(new byte[MAX_BYTES]).send("{\"type\":\"CloseStream\"}");
            assertEquals(new Close(1000, "ok"), client.awaitClose());
        }
    }
}
