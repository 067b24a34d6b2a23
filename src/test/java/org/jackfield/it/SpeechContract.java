package org.jackfield.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.JsonObject;
import java.util.List;
import org.jackfield.testing.server.Site;
import org.jackfield.testing.sockets.TestClient;
import org.jackfield.wire.Close;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Text to speech over a socket. */
interface SpeechContract {

    Site site();

    @Test
    default void commandsInAnyCaseMakeSpeech() {
        try (TestClient client = site().connect(Site.SPEECH)) {
            JsonObject config = client.await("connected").getJsonObject("config");
            assertEquals(24_000, config.getInt("sampleRate"));
            assertEquals(16, config.getInt("bitDepth"));
            assertEquals(1, config.getInt("channels"));
            client.send("{\"type\":\"speak\",\"text\":\"Hello there.\"}").send("{\"type\":\"FLUSH\"}");
            byte[] audio = client.awaitBinary();
            assertTrue(audio.length > 0 && audio.length % 2 == 0);
            JsonObject flushed = client.await("Flushed");
            assertEquals("Flushed", flushed.getJsonObject("data").getString("type"));
            client.send("{\"type\":\"close\"}");
            assertEquals(1000, client.await("disconnected").getInt("code"));
            assertEquals(new Close(1000, "ok"), client.awaitClose());
        }
    }

    @Test
    default void clearIsConfirmed() {
        try (TestClient client = site().connect(Site.SPEECH)) {
            client.await("connected");
            client.send("{\"type\":\"Speak\",\"text\":\"Never to be heard.\"}").send("{\"type\":\"Clear\"}");
            client.await("Cleared");
            assertTrue(client.isOpen());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"luna", "stella"})
    default void aVoiceCanBeChosen(String speaker) {
        try (TestClient client = site().connect(Site.SPEECH + "?speaker=" + speaker)) {
            client.await("connected");
            client.send("{\"type\":\"Speak\",\"text\":\"Hello.\"}").send("{\"type\":\"Flush\"}");
            assertTrue(client.awaitBinary().length > 0);
        }
    }

    @Test
    default void aBinaryMessageIsUnsupported() {
        try (TestClient client = site().connect(Site.SPEECH)) {
            client.await("connected");
            client.send(new byte[2]);
            assertEquals("message.unsupported", client.awaitErrorCode());
            assertEquals(new Close(1003, "message.unsupported"), client.awaitClose());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "hello", "[]", "{\"type\":\"Dance\"}", "{\"type\":\"Speak\"}", "{\"type\":1}", "{\"type\":"})
    default void aMessageThatIsNoCommandIsTurnedDownAndTheSessionGoesOn(String message) {
        try (TestClient client = site().connect(Site.SPEECH)) {
            client.await("connected");
            JsonObject error = client.send(message).await("error");
            assertEquals("message.invalid", error.getString("code"));
            assertFalse(error.containsKey("closeCode"));
            client.send("{\"type\":\"Flush\"}");
            client.await("Flushed");
        }
    }

    @Test
    default void tokensOfALanguageModelAreSpokenWhateverBlanksAreAmongThem() {
        try (TestClient client = site().connect(Site.SPEECH)) {
            client.await("connected");
            for (String token :
                    List.of("Hello", ",", " ", "wor", "ld", ".", "\\n", "\\n\\n", " ", "", "How", " are", "?")) {
                client.send("{\"type\":\"Speak\",\"text\":\"" + token + "\"}");
            }
            for (int i = 0; i < 20; i++) {
                client.send("{\"type\":\"Speak\",\"text\":\" \"}").send("{\"type\":\"KeepAlive\"}");
            }
            client.send("{\"type\":\"Flush\"}");
            assertTrue(client.awaitBinary().length > 0);
            client.await("Flushed");
            assertEquals(List.of(), client.errorCodes());
            assertTrue(client.isOpen());
        }
    }
}
