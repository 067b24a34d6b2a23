package org.jackfield.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.JsonObject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jackfield.audio.Wav;
import org.jackfield.testing.server.Await;
import org.jackfield.testing.server.Site;
import org.jackfield.testing.sockets.EventStream;
import org.jackfield.testing.sockets.Members;
import org.jackfield.testing.sockets.TestClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Speech to text for clients that open no WebSocket: events down, audio up in requests. */
interface EventsContract {

    String EVENTS = Site.TRANSCRIPTION + "/events";
    String OCTETS = "application/octet-stream";
    String NOBODY = "0123456789abcdef";
    int CHUNK_BYTES = 32_000;

    Site site();

    private static String sessionId(EventStream events) {
        assertEquals(200, events.status());
        return events.await("session").getString("sessionId");
    }

    private HttpResponse<String> send(String sessionId, String sequence, byte[] chunk) {
        return site().post(Site.TRANSCRIPTION + "/" + sessionId + "/audio?sequence=" + sequence, OCTETS, chunk);
    }

    private HttpResponse<String> finish(String sessionId) {
        return site().post(Site.TRANSCRIPTION + "/" + sessionId + "/finish", OCTETS, new byte[0]);
    }

    private static byte[] nothing() {
        return new byte[0];
    }

    private void sendRecording(EventStream events, String id, int chunkBytes) throws IOException {
        ByteBuffer samples = Wav.read(Files.readAllBytes(TranscriptionContract.RECORDING))
                .orElseThrow()
                .data()
                .duplicate();
        for (int n = 0; samples.hasRemaining(); n++) {
            byte[] chunk = new byte[Math.min(chunkBytes, samples.remaining())];
            samples.get(chunk);
            assertTaken(n + 1, 0, send(id, Integer.toString(n), chunk));
            if (n == 0) {
                events.await("connected");
            }
        }
    }

    private static void assertTaken(long next, long lost, HttpResponse<String> answer) {
        assertEquals(202, answer.statusCode(), answer::body);
        assertEquals(
                Members.of("{\"received\":" + (next - 1) + ",\"next\":" + next + ",\"lost\":" + lost + "}"),
                Members.of(answer.body()));
    }

    private static JsonObject assertProblem(int status, String code, HttpResponse<String> answer) {
        return assertProblem(status, code, answer.statusCode(), answer.body());
    }

    private static JsonObject assertProblem(int status, String code, EventStream answer) {
        assertTrue(answer.header("Content-Type").startsWith("application/problem+json"), answer.header("Content-Type"));
        return assertProblem(status, code, answer.status(), answer.rest());
    }

    private static JsonObject assertProblem(int status, String code, int answered, String body) {
        assertEquals(status, answered, body);
        Leaks.assertNone(body);
        JsonObject error = TestClient.json(body);
        assertEquals(code, error.getString("code"));
        return error;
    }

    private static List<String> sentences(EventStream events) {
        return events.events().stream()
                .filter(event -> event.getString("type").equals("transcription"))
                .filter(event ->
                        event.getJsonObject("data").getString("event", "").equals("EndOfTurn"))
                .map(event -> event.getString("text"))
                .toList();
    }

    /** The session is gone some time after its stream ended, and without a request nobody could tell. */
    private void awaitGone(String sessionId) {
        int sequence = 0;
        while (send(sessionId, Integer.toString(sequence), new byte[0]).statusCode() != 404) {
            sequence++;
        }
    }

    @Test
    default void anEventStreamNamesItsSessionAndIsConnectedWhenAudioComes() throws IOException {
        try (EventStream events = site().events(EVENTS)) {
            JsonObject session = events.next().orElseThrow();
            assertEquals("session", session.getString("type"));
            assertEquals("@cf/deepgram/flux", session.getString("model"));
            String id = session.getString("sessionId");
            assertTrue(id.matches("[0-9a-f]{16}"));
            assertTaken(1, 0, send(id, "0", nothing()));
            JsonObject connected = events.next().orElseThrow();
            assertEquals("connected", connected.getString("type"));
            assertEquals(id, connected.getString("sessionId"));
            assertEquals(EventStream.TYPE + ";charset=UTF-8", events.header("Content-Type"));
            assertEquals("no", events.header("X-Accel-Buffering"));
            assertEquals("no-store", events.header("Cache-Control"));
        }
    }

    @Test
    default void aRecordingInChunksBecomesItsSentencesAndAnOrderlyEnd() throws IOException {
        try (EventStream events = site().events(EVENTS)) {
            String id = sessionId(events);
            sendRecording(events, id, CHUNK_BYTES);
            assertEquals(202, finish(id).statusCode());
            assertEquals(1000, events.await("disconnected").getInt("code"));
            assertEquals(Optional.empty(), events.next());
            assertEquals(TranscriptionContract.WORDS, sentences(events));
            awaitGone(id);
            assertProblem(404, "not_found", finish(id));
        }
    }

    @Test
    default void aGapIsReportedAndALateChunkRefused() throws IOException {
        try (EventStream events = site().events(EVENTS)) {
            String id = sessionId(events);
            assertTaken(1, 0, send(id, "0", new byte[2560]));
            assertTaken(4, 2, send(id, "3", new byte[2560]));
            JsonObject late = assertProblem(409, "chunk.late", send(id, "2", new byte[2560]));
            assertEquals(4, late.getJsonObject("details").getInt("expected"));
            assertTaken(5, 0, send(id, "4", new byte[2560]));
        }
    }

    @Test
    default void tooLargeAChunkIsRefusedAndTheSessionGoesOn() throws IOException {
        try (EventStream events = site().events(EVENTS)) {
            String id = sessionId(events);
            assertProblem(413, "message.too_large", send(id, "0", new byte[TranscriptionContract.MAX_BYTES + 2]));
            assertTaken(1, 0, send(id, "0", new byte[TranscriptionContract.MAX_BYTES]));
        }
    }

    @Test
    default void aRecordingInChunksCutInTheMiddleOfASampleBecomesItsSentences() throws IOException {
        try (EventStream events = site().events(EVENTS)) {
            String id = sessionId(events);
            sendRecording(events, id, CHUNK_BYTES - 1);
            assertEquals(202, finish(id).statusCode());
            assertEquals(1000, events.await("disconnected").getInt("code"));
            assertEquals(TranscriptionContract.WORDS, sentences(events));
        }
    }

    @Test
    default void aModelThatTakesAVoiceAndSaysNothingIsNamedInTheStream() throws IOException {
        try (EventStream events = site().events(EVENTS + "?fault=stall:0")) {
            sendRecording(events, sessionId(events), CHUNK_BYTES);
            assertEquals("upstream.stalled", events.await("error").getString("code"));
            assertEquals(4504, events.await("disconnected").getInt("code"));
            assertEquals(Optional.empty(), events.next());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "-1", "1.5", "99999999999999999999"})
    default void aChunkNeedsItsNumber(String sequence) {
        JsonObject error = assertProblem(400, "parameter.invalid", send(NOBODY, sequence, new byte[2]));
        assertEquals("sequence", error.getJsonObject("details").getString("parameter"));
    }

    @Test
    default void nobodySendsAudioToASessionThatIsNotThere() {
        assertProblem(404, "not_found", send(NOBODY, "0", new byte[2]));
        assertProblem(404, "not_found", finish(NOBODY));
    }

    @Test
    default void aBadParameterIsRefusedBeforeTheStream() throws IOException {
        try (EventStream events = site().events(EVENTS + "?sample_rate=1")) {
            JsonObject error = assertProblem(400, "parameter.invalid", events);
            assertEquals("sample_rate", error.getJsonObject("details").getString("parameter"));
        }
    }

    @Test
    default void aForeignPageIsRefusedBeforeTheStream() throws IOException {
        try (EventStream events = site().events(EVENTS, "Origin", "https://elsewhere.example")) {
            assertProblem(403, "origin.denied", events);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "Sec-Fetch-Site, cross-site",
        "Sec-Fetch-Site, same-site",
        "Referer, https://elsewhere.example/page",
        "Referer, about:blank"
    })
    default void aForeignPageThatHidesItsOriginIsRefusedToo(String header, String value) throws IOException {
        try (EventStream events = site().events(EVENTS, header, value)) {
            assertProblem(403, "origin.denied", events);
        }
    }

    @ParameterizedTest
    @CsvSource({"Sec-Fetch-Site, same-origin", "Sec-Fetch-Site, none", "Referer, https://app.example/page"})
    default void aPageThatMayIsServedWithoutAnOrigin(String header, String value) throws IOException {
        try (EventStream events = site().events(EVENTS, header, value)) {
            sessionId(events);
        }
    }

    @Test
    default void aClientThatComesBackAfterAnEndThatWasMeantGetsNothing() throws IOException {
        String id;
        try (EventStream events = site().events(EVENTS)) {
            assertEquals(202, finish(sessionId(events)).statusCode());
            assertEquals("", events.lastEventId());
            events.await("disconnected");
            id = events.lastEventId();
            assertEquals("3600000", events.retry());
        }
        try (EventStream again = site().events(EVENTS, "Last-Event-ID", id)) {
            assertEquals(204, again.status());
            assertEquals("no-store", again.header("Cache-Control"));
            assertEquals("", again.rest());
        }
        try (EventStream other = site().events(EVENTS, "Last-Event-ID", "of somebody else")) {
            sessionId(other);
        }
    }

    @Test
    default void aClientIsAskedToComeBackAfterAFailure() throws IOException {
        try (EventStream events = site().events(EVENTS + "?fault=close:1011:200")) {
            assertTaken(1, 0, send(sessionId(events), "0", nothing()));
            events.await("disconnected");
            assertEquals("2000", events.retry());
            assertEquals("", events.lastEventId());
        }
    }

    private static byte[] aSecondOfSpeech() throws IOException {
        ByteBuffer samples = Wav.read(Files.readAllBytes(TranscriptionContract.RECORDING))
                .orElseThrow()
                .data()
                .duplicate();
        byte[] chunk = new byte[CHUNK_BYTES];
        samples.get(chunk);
        return chunk;
    }

    private static void assertTheLastWordsCome(EventStream events) {
        assertEquals(1000, events.await("disconnected").getInt("code"));
        assertEquals(1, sentences(events).size(), () -> events.events().toString());
        assertFalse(sentences(events).get(0).isBlank());
    }

    @Test
    default void aFinishThatCountsItsChunksWaitsForThem() throws IOException {
        try (EventStream events = site().events(EVENTS)) {
            String id = sessionId(events);
            String finish = Site.TRANSCRIPTION + "/" + id + "/finish?sequence=1";
            assertEquals(202, site().post(finish, OCTETS, new byte[0]).statusCode());
            assertTaken(1, 0, send(id, "0", aSecondOfSpeech()));
            assertTheLastWordsCome(events);
        }
    }

    /** The server asks for the body when it has the head; so the chunk is there first, and whole last. */
    @Test
    default void aFinishWaitsForTheChunkThatIsStillArriving() throws IOException {
        try (EventStream events = site().events(EVENTS);
                Socket chunk = new Socket(InetAddress.getLoopbackAddress(), site().port())) {
            String id = sessionId(events);
            byte[] speech = aSecondOfSpeech();
            String head = "POST " + Site.TRANSCRIPTION + "/" + id + "/audio?sequence=0 HTTP/1.1\r\nHost: 127.0.0.1\r\n"
                    + "Content-Type: " + OCTETS + "\r\nContent-Length: " + speech.length
                    + "\r\nExpect: 100-continue\r\n\r\n";
            chunk.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            BufferedReader answer =
                    new BufferedReader(new InputStreamReader(chunk.getInputStream(), StandardCharsets.US_ASCII));
            assertTrue(answer.readLine().startsWith("HTTP/1.1 100"));
            assertEquals("", answer.readLine());
            assertEquals(202, finish(id).statusCode());
            Await.rest(Duration.ofSeconds(1));
            chunk.getOutputStream().write(speech);
            assertTrue(answer.readLine().startsWith("HTTP/1.1 202"));
            assertTheLastWordsCome(events);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"audio?sequence=0&language=en", "finish?language=en", "audio?sequence=0&sequence=1"})
    default void whatAChunkOrAFinishIsAskedBesidesIsRefused(String rest) {
        HttpResponse<String> answer = site().post(Site.TRANSCRIPTION + "/" + NOBODY + "/" + rest, OCTETS, new byte[2]);
        JsonObject error = assertProblem(400, "parameter.invalid", answer);
        assertEquals(
                rest.contains("language") ? "language" : "sequence",
                error.getJsonObject("details").getString("parameter"));
    }

    @Test
    default void aRecordingWithAnUnknownParameterHasNoEvents() throws IOException {
        byte[] recording = Files.readAllBytes(TranscriptionContract.RECORDING);
        try (EventStream events = site().eventsOf(Site.TRANSCRIPTION + "?colour=blue", recording)) {
            JsonObject error = assertProblem(400, "parameter.invalid", events);
            assertEquals("colour", error.getJsonObject("details").getString("parameter"));
        }
    }

    @Test
    default void theHeadOfAStreamOpensNothing() {
        assertEquals(200, site().head(EVENTS).statusCode());
    }

    /** For longer than the limit of silence, which a listener without pongs would break. */
    @Test
    default void aClientThatOnlyListensIsKept() throws IOException {
        try (EventStream events = site().events(EVENTS)) {
            String id = sessionId(events);
            events.awaitComments(8);
            assertTaken(1, 0, send(id, "0", new byte[2560]));
        }
    }

    @Test
    default void aSessionWhoseClientLeftIsOver() throws IOException {
        String id;
        try (EventStream events = site().events(EVENTS)) {
            id = sessionId(events);
        }
        awaitGone(id);
    }

    @Test
    default void aFailureOfTheUpstreamIsToldInTheStream() throws IOException {
        try (EventStream events = site().events(EVENTS + "?fault=refuse:401")) {
            assertTaken(1, 0, send(sessionId(events), "0", nothing()));
            assertEquals("upstream.unauthorized", events.await("error").getString("code"));
            assertEquals(4502, events.await("disconnected").getInt("code"));
            assertEquals(Optional.empty(), events.next());
        }
    }

    @Test
    default void aWholeRecordingBecomesEvents() throws IOException {
        byte[] recording = Files.readAllBytes(TranscriptionContract.RECORDING);
        try (EventStream events = site().eventsOf(Site.TRANSCRIPTION, recording)) {
            assertEquals(EventStream.TYPE + ";charset=UTF-8", events.header("Content-Type"));
            assertEquals("no", events.header("X-Accel-Buffering"));
            assertFalse(events.await("connected").getString("sessionId").isEmpty());
            assertEquals(1000, events.await("disconnected").getInt("code"));
            assertEquals(Optional.empty(), events.next());
            assertEquals(TranscriptionContract.WORDS, sentences(events));
        }
    }

    @Test
    default void whatIsNoWavHasNoEvents() throws IOException {
        try (EventStream events = site().eventsOf(Site.TRANSCRIPTION, new byte[400])) {
            assertProblem(415, "message.unsupported", events);
        }
    }

    @Test
    default void aRecordingWhoseSenderTakesAnythingIsToldTheSteps() throws IOException {
        HttpResponse<String> answer =
                site().post(Site.TRANSCRIPTION, "audio/wav", Files.readAllBytes(TranscriptionContract.RECORDING));
        assertEquals(400, answer.statusCode(), answer::body);
        assertTrue(TestClient.json(answer.body()).getString("withoutWebSocket").contains("/events"));
    }
}
