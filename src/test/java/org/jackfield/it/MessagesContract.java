package org.jackfield.it;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jackfield.problem.End;
import org.jackfield.testing.server.Site;
import org.jackfield.testing.sockets.Frame;
import org.jackfield.testing.sockets.Members;
import org.jackfield.testing.sockets.Said;
import org.jackfield.testing.sockets.TestClient;
import org.jackfield.testing.upstream.Behaviour;
import org.jackfield.testing.upstream.Behaviours;
import org.jackfield.testing.upstream.FakeUpstream;
import org.jackfield.testing.upstream.Peer;
import org.jackfield.testing.upstream.Stage;
import org.jackfield.wire.Message;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** Nothing is lost, nothing overtakes, and what is dropped is told. */
interface MessagesContract {

    int MANY = 2000;
    int FRAME_BYTES = 2560;

    /** What two seconds of 16-bit samples at 16 kHz come to. */
    int HELD_BYTES = 64_000;

    int HELD_TEXT_BYTES = 65_536;

    Site site();

    Stage stage();

    /** Whether a close cannot overtake the messages before it. */
    boolean keepsTheLastMessages();

    private static byte[] numbered(int number, int bytes) {
        return ByteBuffer.allocate(bytes).putInt(number).array();
    }

    private static Behaviour afterAWhile(Behaviour then) {
        return peer -> {
            peer.idle(700);
            then.meet(peer);
        };
    }

    @Test
    default void textAndAudioPassBothWaysInOrder() {
        stage().play(Behaviours.echo());
        try (TestClient client = site().connect(Site.TRANSCRIPTION)) {
            client.await("connected");
            for (int i = 0; i < MANY; i += 2) {
                client.send(Said.words("n" + i)).send(numbered(i + 1, 8));
            }
            for (int i = 0; i < MANY; i += 2) {
                Message.Text text = assertInstanceOf(Message.Text.class, client.await());
                assertEquals("n" + i, TestClient.json(text.text()).getString("text"));
                Message.Binary binary = assertInstanceOf(Message.Binary.class, client.await());
                assertEquals(i + 1, binary.data().getInt(0));
            }
        }
    }

    @Test
    default void aFastUpstreamLosesNothing() throws IOException {
        FakeUpstream upstream = stage().play(Peer::accept);
        try (TestClient client = site().connect(Site.SPEECH)) {
            client.await("connected");
            Peer peer = upstream.awaitPeer();
            for (int i = 0; i < MANY; i++) {
                peer.binary(numbered(i, 960));
            }
            for (int i = 0; i < MANY; i++) {
                assertArrayEquals(numbered(i, 960), client.awaitBinary());
            }
        }
    }

    @Test
    default void longMessagesPassUnaltered() throws IOException {
        FakeUpstream upstream = stage().play(Peer::accept);
        String words = "é".repeat(500_000);
        byte[] audio = numbered(7, 60_000);
        try (TestClient client = site().connect(Site.TRANSCRIPTION)) {
            client.await("connected");
            Peer peer = upstream.awaitPeer();
            peer.text(words);
            assertEquals(words, client.await("transcription").getString("text"));
            client.send(audio);
            assertArrayEquals(audio, peer.awaitMessage().payload());
        }
    }

    @Test
    default void whatIsSentBeforeTheUpstreamIsReadyArrivesFirstAndInOrder() {
        FakeUpstream upstream = stage().play(afterAWhile(Peer::accept));
        try (TestClient client = site().connect(Site.TRANSCRIPTION)) {
            List<String> sent = new ArrayList<>();
            for (int i = 0; i < 20; i += 2) {
                client.send(numbered(i, FRAME_BYTES)).send(Said.words("early " + (i + 1)));
                sent.addAll(List.of("audio " + i, "early " + (i + 1)));
            }
            sent.add("late");
            client.await("connected");
            client.send(Said.words("late"));
            Peer peer = upstream.awaitPeer();
            List<String> arrived = new ArrayList<>();
            for (int i = 0; i < 21; i++) {
                Frame frame = peer.awaitMessage();
                boolean audio = frame.opcode() == Frame.BINARY;
                arrived.add(audio ? "audio " + ByteBuffer.wrap(frame.payload()).getInt() : Said.wordsOf(frame.text()));
            }
            assertEquals(sent, arrived);
            assertEquals(List.of(), client.errorCodes());
        }
    }

    @Test
    default void theOldestAudioGoesAndTheClientIsToldHowMuch() {
        FakeUpstream upstream = stage().play(afterAWhile(Peer::accept));
        int frames = 100;
        int kept = HELD_BYTES / FRAME_BYTES;
        try (TestClient client = site().connect(Site.TRANSCRIPTION)) {
            for (int i = 0; i < frames; i++) {
                client.send(numbered(i, FRAME_BYTES));
            }
            JsonObject error = client.await("error");
            assertEquals("audio.dropped", error.getString("code"));
            assertFalse(error.containsKey("closeCode"));
            assertTrue(error.getJsonObject("details").getInt("droppedBytes") > 0);
            Peer peer = upstream.awaitPeer();
            for (int i = frames - kept; i < frames; i++) {
                assertArrayEquals(numbered(i, FRAME_BYTES), peer.awaitMessage().payload());
            }
            assertEquals((frames - kept) * FRAME_BYTES, droppedBytes(client));
            assertTrue(client.isOpen());
        }
    }

    private static int droppedBytes(TestClient client) {
        return client.texts().stream()
                .map(TestClient::json)
                .filter(message -> message.getString("code", "").equals("audio.dropped"))
                .mapToInt(message -> message.getJsonObject("details").getInt("droppedBytes"))
                .sum();
    }

    /** Each sample is 0, then 1: so one sees where it begins. */
    private static byte[] samples(int from, int bytes) {
        byte[] samples = new byte[bytes];
        for (int i = 0; i < bytes; i++) {
            samples[i] = (byte) ((from + i) % 2);
        }
        return samples;
    }

    @Test
    default void audioCutAnywhereReachesTheUpstreamInWholeSamplesAndAllOfIt() {
        FakeUpstream upstream = stage().play(afterAWhile(Peer::accept));
        try (TestClient client = site().connect(Site.TRANSCRIPTION)) {
            ByteArrayOutputStream sent = new ByteArrayOutputStream();
            for (int i = 0; i < 60; i++) {
                byte[] piece = new byte[i % 3 == 0 ? 1 : 3 + i];
                Arrays.fill(piece, (byte) i);
                sent.writeBytes(piece);
                client.send(piece);
                if (i == 30) {
                    client.await("connected");
                }
            }
            client.send(Said.words("end"));
            ByteArrayOutputStream arrived = new ByteArrayOutputStream();
            Peer peer = upstream.awaitPeer();
            for (Frame next = peer.awaitMessage(); next.opcode() == Frame.BINARY; next = peer.awaitMessage()) {
                assertEquals(0, next.payload().length % 2);
                arrived.writeBytes(next.payload());
            }
            byte[] all = sent.toByteArray();
            assertArrayEquals(Arrays.copyOf(all, all.length / 2 * 2), arrived.toByteArray());
            assertEquals(List.of(), client.errorCodes());
        }
    }

    @Test
    default void samplesDoNotShiftWhereTheOldestAudioGoes() {
        FakeUpstream upstream = stage().play(afterAWhile(Peer::accept));
        int bytes = FRAME_BYTES + 1;
        try (TestClient client = site().connect(Site.TRANSCRIPTION)) {
            for (int i = 0; i < 100; i++) {
                client.send(samples(i * bytes, bytes));
            }
            client.send(Said.words("end"));
            assertEquals("audio.dropped", client.awaitErrorCode());
            Peer peer = upstream.awaitPeer();
            int passed = 0;
            for (Frame next = peer.awaitMessage(); next.opcode() == Frame.BINARY; next = peer.awaitMessage()) {
                assertArrayEquals(samples(0, next.payload().length), next.payload());
                passed += next.payload().length;
            }
            assertTrue(passed > 0 && passed <= HELD_BYTES && passed % 2 == 0);
        }
    }

    @Test
    default void whatTheModelDoesNotKnowDoesNotReachIt() {
        FakeUpstream upstream = stage().play(Peer::accept);
        try (TestClient client = site().connect(Site.TRANSCRIPTION)) {
            client.await("connected");
            client.send("{\"type\":\"KeepAlive\"}")
                    .send("{\"type\":\"Finalize\"}")
                    .send("hello")
                    .send(Said.words("known"))
                    .send("{\"type\":\"CloseStream\",\"type\":\"CloseStream\",\"more\":1}");
            Peer peer = upstream.awaitPeer();
            assertEquals(Said.words("known"), peer.awaitMessage().text());
            assertEquals("{\"type\":\"CloseStream\"}", peer.awaitMessage().text());
            assertEquals("message.invalid", client.awaitErrorCode());
            assertEquals("message.invalid", client.awaitErrorCode());
        }
    }

    @Test
    default void tokensReachTheModelAsOneTextAndSentencesApart() {
        FakeUpstream upstream = stage().play(Peer::accept);
        List<String> parts = List.of(
                "Hello",
                ",",
                " ",
                "wor",
                "ld",
                ".",
                "\n",
                "\n\n",
                " ",
                "How",
                " are",
                " you",
                "?",
                "Perfect, 12345.",
                "Let me check.");
        try (TestClient client = site().connect(Site.SPEECH)) {
            client.await("connected");
            for (String part : parts) {
                client.send(Json.createObjectBuilder()
                        .add("type", "Speak")
                        .add("text", part)
                        .build()
                        .toString());
            }
            client.send("{\"type\":\"Flush\"}");
            StringBuilder spoken = new StringBuilder();
            Peer peer = upstream.awaitPeer();
            for (JsonObject next = Members.of(peer.awaitMessage().text());
                    next.getString("type").equals("Speak");
                    next = Members.of(peer.awaitMessage().text())) {
                assertFalse(next.getString("text").isBlank());
                spoken.append(next.getString("text"));
            }
            assertEquals("Hello, world.\n\n\n How are you? Perfect, 12345. Let me check.", spoken.toString());
            assertEquals(List.of(), client.errorCodes());
        }
    }

    @Test
    default void textBeyondTheBoundIsRefusedAndTheClientIsTold() {
        FakeUpstream upstream = stage().play(afterAWhile(Peer::accept));
        String first = Said.bytes(HELD_TEXT_BYTES, "x");
        try (TestClient client = site().connect(Site.TRANSCRIPTION)) {
            client.send(first).send(Said.words("too much"));
            JsonObject error = client.await("error");
            assertEquals("queue.full", error.getString("code"));
            assertFalse(error.containsKey("closeCode"));
            client.await("connected");
            client.send(Said.words("later"));
            Peer peer = upstream.awaitPeer();
            assertEquals(first, new String(peer.awaitMessage().payload(), StandardCharsets.UTF_8));
            assertEquals("later", Said.wordsOf(peer.awaitMessage().text()));
        }
    }

    @RepeatedTest(30)
    default void theLastMessageBeforeACloseIsDelivered() {
        stage().play(peer -> {
            peer.accept();
            peer.idle(100); // The JDK's client, which plays the client here, misreads frames that come along with the
            // 101.
            peer.text("one");
            peer.text("last words");
            peer.close(1011, "over");
        });
        try (TestClient client = site().connect(Site.TRANSCRIPTION)) {
            assertEquals(4502, client.awaitClose().code());
            assertEquals(List.of(End.UPSTREAM_ERROR.code()), client.errorCodes());
            if (keepsTheLastMessages()) {
                List<String> words = client.texts().stream()
                        .flatMap(text -> Members.ofType("transcription", text).stream())
                        .map(told -> told.getString("text"))
                        .toList();
                assertEquals(List.of("one", "last words"), words);
            }
        }
    }

    @Test
    default void eventsOfTheModelComeWholeAndWithTheirWords() throws IOException {
        FakeUpstream upstream = stage().play(Peer::accept);
        try (TestClient client = site().connect(Site.TRANSCRIPTION)) {
            client.await("connected");
            upstream.awaitPeer().text("{\"type\":\"TurnInfo\",\"transcript\":\"good morning\",\"odd\":[1.50]}");
            JsonObject message = client.await("transcription");
            assertEquals("good morning", message.getString("text"));
            assertEquals("good morning", message.getJsonObject("data").getString("text"));
            // The event is spliced in as it came, so that its numbers keep their digits: the bytes are what counts.
            assertTrue(client.texts().toString().contains("\"odd\":[1.50]"));
        }
    }

    @Test
    default void aCommandReachesTheUpstreamInItsSpelling() {
        FakeUpstream upstream = stage().play(Peer::accept);
        try (TestClient client = site().connect(Site.SPEECH)) {
            client.await("connected");
            client.send("{\"type\":\"speak\",\"text\":\"“Hi”\\n\",\"extra\":1}")
                    .send("{\"TYPE\":1,\"type\":\"flush\"}");
            Frame speak = upstream.awaitPeer().awaitMessage();
            assertEquals(Frame.TEXT, speak.opcode());
            assertTrue(speak.isMasked());
            assertEquals(Members.of("{\"type\":\"Speak\",\"text\":\"“Hi”\\n\"}"), Members.of(speak.text()));
        }
    }
}
