package org.jackfield.it;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.JsonObject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Base64;
import java.util.List;
import org.jackfield.audio.Wav;
import org.jackfield.testing.server.Site;
import org.jackfield.testing.sockets.RawHttp;
import org.jackfield.testing.sockets.TestClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The speech endpoints without a socket. */
interface PlainHttpContract {

    String TTS = "/demo/api/ai/tts";
    String RECOGNITION = "/demo/api/ai/speech";
    String JSON = "application/json";
    String BOUNDARY = "between-the-parts";
    String LONG_TEXT = "This sentence is here to be spoken for a while. ".repeat(20);

    Site site();

    private static void assertHas(JsonObject object, String... names) {
        List.of(names).forEach(name -> assertTrue(object.containsKey(name), () -> name + " in " + object));
    }

    private static JsonObject assertProblem(int status, String code, HttpResponse<String> answer) {
        assertEquals(status, answer.statusCode(), answer::body);
        Leaks.assertNone(answer.body());
        JsonObject error = TestClient.json(answer.body());
        assertEquals(code, error.getString("code"));
        return error;
    }

    @ParameterizedTest
    @ValueSource(strings = {"/demo", "/api"})
    default void noServerDescribesWhatThereIsToStrangers(String application) {
        assertEquals(404, site().get(application + "/application.wadl").statusCode());
        assertEquals(404, site().get(application + "/application.wadl/xsd0.xsd").statusCode());
        String resource = application.equals("/demo") ? TTS : "/api/health/live";
        RawHttp.Answer options = site().ask("OPTIONS " + resource + " HTTP/1.1", "Host: 127.0.0.1");
        assertFalse(options.body().contains("<application"), options::body);
    }

    @Test
    default void howToTranscribeIsTold() {
        HttpResponse<String> answer = site().get(Site.TRANSCRIPTION);
        assertEquals(400, answer.statusCode());
        assertEquals("websocket", answer.headers().firstValue("Upgrade").orElse(""));
        assertEquals(
                "*", answer.headers().firstValue("Access-Control-Allow-Origin").orElse(""));
        JsonObject usage = TestClient.json(answer.body());
        assertHas(usage, "error", "info", "usage", "websocketUrl", "model", "audioFormat", "errors");
        assertHas(usage.getJsonObject("audioFormat"), "encoding", "sampleRate", "channels", "dataType");
        assertHas(usage.getJsonObject("example"), "javascript");
        assertTrue(usage.getString("websocketUrl").matches("ws://127\\.0\\.0\\.1:\\d+" + Site.TRANSCRIPTION));
    }

    @Test
    default void howToHaveTextSpokenIsTold() {
        JsonObject usage = TestClient.json(site().get(Site.SPEECH).body());
        assertHas(usage, "error", "info", "usage", "websocketUrl", "model", "audioFormat");
        assertHas(usage.getJsonObject("messages"), "Speak", "Flush", "Clear", "Close");
        assertHas(usage.getJsonObject("audioFormat"), "encoding", "sampleRate", "bitDepth", "channels");
    }

    @ParameterizedTest
    @ValueSource(strings = {Site.TRANSCRIPTION, Site.SPEECH})
    default void theHeadOfTheUsageHasItsStatus(String path) {
        assertEquals(400, site().head(path).statusCode());
    }

    @Test
    default void aPostIsToldTheSteps() {
        HttpResponse<String> answer = site().postJson(Site.TRANSCRIPTION, "{}");
        assertEquals(400, answer.statusCode());
        assertHas(TestClient.json(answer.body()), "step1", "step2", "step3", "step4", "audioFormat", "messageFormat");
    }

    @Test
    default void speechIsStreamedWhileItIsMade() throws IOException {
        HttpResponse<InputStream> answer = site().postForStream(
                        Site.SPEECH, JSON, ("{\"text\":\"" + LONG_TEXT + "\"}").getBytes(StandardCharsets.UTF_8));
        try (InputStream body = answer.body()) {
            assertEquals(200, answer.statusCode());
            assertEquals(
                    "audio/wav", answer.headers().firstValue("Content-Type").orElse(""));
            assertTrue(answer.headers().firstValue("Content-Length").isEmpty());
            assertEquals("RIFF", new String(body.readNBytes(4), StandardCharsets.US_ASCII));
            assertTrue(body.readAllBytes().length > 24_000 * 2 * 10);
        }
    }

    @ParameterizedTest
    @CsvSource({"voice, luna, luna", "speaker, apollo, apollo", "voice, stella, thalia"})
    default void speechInOnePieceHonoursTheVoice(String member, String wanted, String speaker) {
        HttpResponse<String> answer =
                site().postJson(TTS, "{\"text\":\"Hello.\",\"" + member + "\":\"" + wanted + "\"}");
        assertEquals(200, answer.statusCode(), answer::body);
        JsonObject spoken = TestClient.json(answer.body());
        assertEquals(speaker, spoken.getString("speaker"));
        assertEquals("@cf/deepgram/aura-2-en", spoken.getString("model"));
        Wav wav =
                Wav.read(Base64.getDecoder().decode(spoken.getString("audio"))).orElseThrow();
        assertEquals(24_000, wav.format().rateHz());
        assertTrue(wav.samples().length > 2400);
    }

    @ParameterizedTest
    @ValueSource(strings = {TTS, Site.SPEECH})
    default void speechNeedsText(String path) {
        for (String body : List.of("{}", "{\"text\":\"\"}", "{\"text\":\"  \"}")) {
            JsonObject error = assertProblem(400, "message.invalid", site().postJson(path, body));
            assertEquals("text required", error.getString("error"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {TTS, Site.SPEECH})
    default void tooMuchTextIsRefused(String path) {
        assertProblem(413, "message.too_large", site().postJson(path, "{\"text\":\"" + "x".repeat(5001) + "\"}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {TTS, Site.SPEECH, RECOGNITION})
    default void aParameterThatNobodyTakesIsNamed(String path) throws IOException {
        String audio = Base64.getEncoder().encodeToString(Files.readAllBytes(TranscriptionContract.RECORDING));
        String body = "{\"" + (path.equals(RECOGNITION) ? "audioBase64\":\"" + audio : "text\":\"Hello.") + "\"}";
        JsonObject error = assertProblem(400, "parameter.invalid", site().postJson(path + "?colour=blue", body));
        assertEquals("colour", error.getJsonObject("details").getString("parameter"));
    }

    @Test
    default void theParametersOfSocketsCountForPlainRequestsToo() {
        HttpResponse<String> answer =
                site().postJson(TTS + "?mip_opt_out=true&sample_rate=8000&model=aura-2", "{\"text\":\"Hello.\"}");
        assertEquals(200, answer.statusCode(), answer::body);
        String audio = TestClient.json(answer.body()).getString("audio");
        assertEquals(
                8000,
                Wav.read(Base64.getDecoder().decode(audio))
                        .orElseThrow()
                        .format()
                        .rateHz());
    }

    @Test
    default void anUnknownVoiceIsRefused() {
        JsonObject error = assertProblem(
                400, "parameter.invalid", site().postJson(TTS, "{\"text\":\"Hello.\",\"voice\":\"nobody\"}"));
        assertEquals("speaker", error.getJsonObject("details").getString("parameter"));
    }

    @ParameterizedTest
    @ValueSource(strings = {TTS, Site.SPEECH, RECOGNITION})
    default void brokenJsonIsTheClientsFault(String path) {
        assertProblem(400, "message.invalid", site().postJson(path, "{\"text\":"));
        assertProblem(400, "message.invalid", site().postJson(path, "[1,2]"));
        assertProblem(400, "message.invalid", site().postJson(path, "no JSON"));
        String deep = "[".repeat(40) + "]".repeat(40);
        assertProblem(400, "message.invalid", site().postJson(path, "{\"unknown\":" + deep + "}"));
    }

    @Test
    default void aRecordingInAFormIsRecognised() throws IOException {
        assertRecognised(site().post(
                        RECOGNITION,
                        "multipart/form-data; boundary=" + BOUNDARY,
                        form("audio", Files.readAllBytes(TranscriptionContract.RECORDING))));
    }

    @Test
    default void aRecordingInJsonIsRecognised() throws IOException {
        String audio = Base64.getEncoder().encodeToString(Files.readAllBytes(TranscriptionContract.RECORDING));
        assertRecognised(site().postJson(RECOGNITION, "{\"audioBase64\":\"" + audio + "\"}"));
    }

    private static void assertRecognised(HttpResponse<String> answer) {
        assertEquals(200, answer.statusCode(), answer::body);
        assertEquals(
                String.join(" ", TranscriptionContract.WORDS),
                TestClient.json(answer.body()).getString("text"));
    }

    private static byte[] form(String name, byte[] file) {
        ByteArrayOutputStream form = new ByteArrayOutputStream();
        form.writeBytes(("--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"" + name
                        + "\"; filename=\"a.wav\"\r\nContent-Type: audio/wav\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII));
        form.writeBytes(file);
        form.writeBytes(("\r\n--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.US_ASCII));
        return form.toByteArray();
    }

    @Test
    default void recognitionNeedsARecording() {
        assertProblem(400, "message.invalid", site().postJson(RECOGNITION, "{}"));
        assertProblem(400, "message.invalid", site().postJson(RECOGNITION, "{\"audioBase64\":\"%%%\"}"));
        assertProblem(
                400,
                "message.invalid",
                site().post(RECOGNITION, "multipart/form-data; boundary=" + BOUNDARY, form("other", new byte[4])));
    }

    @Test
    default void whatIsNoWavIsUnsupported() {
        assertProblem(
                415,
                "message.unsupported",
                site().post(RECOGNITION, "multipart/form-data; boundary=" + BOUNDARY, form("audio", new byte[400])));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/demo/api/ai/nothing", "/api/nothing", "/demo/nothing"})
    default void thereIsNothingAtAnUnknownPath(String path) {
        assertProblem(404, "not_found", site().get(path));
    }

    @Test
    default void itIsReady() {
        HttpResponse<String> ready = site().get("/api/health/ready");
        assertEquals(200, ready.statusCode());
        assertEquals("UP", TestClient.json(ready.body()).getString("status"));
        assertArrayEquals(new byte[0], site().head("/api/health/live").body().getBytes(StandardCharsets.UTF_8));
    }
}
