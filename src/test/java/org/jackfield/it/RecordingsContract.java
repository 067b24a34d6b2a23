package org.jackfield.it;

import static org.jackfield.testing.recordings.WavMaker.ALAW;
import static org.jackfield.testing.recordings.WavMaker.FLOAT;
import static org.jackfield.testing.recordings.WavMaker.MULAW;
import static org.jackfield.testing.recordings.WavMaker.PCM;
import static org.jackfield.testing.recordings.WavMaker.ascii;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.util.Base64;
import java.util.Optional;
import java.util.stream.Stream;
import org.jackfield.audio.Resampler;
import org.jackfield.audio.Wav;
import org.jackfield.testing.recordings.WavMaker;
import org.jackfield.testing.server.Site;
import org.jackfield.testing.sockets.EventStream;
import org.jackfield.testing.sockets.TestClient;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Recordings as programs, browsers and libraries write and send them: recognised, or refused in words. */
interface RecordingsContract {

    String BOUNDARY = "between-the-parts";
    String FORM = "multipart/form-data; boundary=" + BOUNDARY;
    String PCM_GUID_BUT_ITS_END = "0100000000001000800000aa00389b72";

    Site site();

    private static short[] samples() {
        try {
            return Wav.read(Files.readAllBytes(TranscriptionContract.RECORDING))
                    .orElseThrow()
                    .samples();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static WavMaker booking() {
        return new WavMaker(WavMaker.sound(samples()));
    }

    private static byte[] bookingAt(int rateHz) {
        short[] samples = new Resampler(16_000, rateHz).resample(samples());
        return new WavMaker(WavMaker.sound(samples)).rateHz(rateHz).file();
    }

    private static byte[] unfinished() {
        return booking().before("JUNK", new byte[4044]).dataBytes(0).file();
    }

    private static byte[] form(String type, byte[] file) {
        return WavMaker.join(
                ascii("--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"audio\"; filename=\"a.wav\"\r\n"
                        + "Content-Type: " + type + "\r\n\r\n"),
                file,
                ascii("\r\n--" + BOUNDARY + "--\r\n"));
    }

    private HttpResponse<String> asForm(byte[] file) {
        return site().post(PlainHttpContract.RECOGNITION, FORM, form("audio/wav", file));
    }

    private HttpResponse<String> asJson(String base64) {
        return site().postJson(
                        PlainHttpContract.RECOGNITION,
                        "{\"audioBase64\":\"" + base64.replace("\"", "\\\"").replace("\r\n", "\\r\\n") + "\"}");
    }

    private static void assertSentences(HttpResponse<String> answer) {
        assertEquals(200, answer.statusCode(), answer::body);
        assertEquals(
                String.join(" ", TranscriptionContract.WORDS),
                TestClient.json(answer.body()).getString("text"));
    }

    private static JsonObject assertRefused(int status, String code, HttpResponse<String> answer) {
        return assertRefused(status, code, answer.statusCode(), answer.body());
    }

    private static JsonObject assertRefused(int status, String code, EventStream answer) {
        return assertRefused(status, code, answer.status(), answer.rest());
    }

    private static JsonObject assertRefused(int status, String code, int answered, String body) {
        assertEquals(status, answered, body);
        Leaks.assertNone(body);
        JsonObject error = TestClient.json(body);
        assertEquals(code, error.getString("code"));
        return error;
    }

    private void assertSentences(Optional<String> type, byte[] file) throws IOException {
        try (EventStream events = site().eventsOf(Site.TRANSCRIPTION, type, file)) {
            assertEquals(200, events.status());
            assertEquals(1000, events.await("disconnected").getInt("code"));
            assertEquals(
                    TranscriptionContract.WORDS,
                    events.events().stream()
                            .filter(event -> event.getString("type").equals("transcription"))
                            .filter(event -> event.getJsonObject("data")
                                    .getString("event", "")
                                    .equals("EndOfTurn"))
                            .map(event -> event.getString("text"))
                            .toList());
        }
    }

    static Stream<Named<byte[]>> shapes() {
        return Stream.of(
                Named.of("extensible", booking().extensible().file()),
                Named.of("an empty extension", booking().formatBytes(18).file()),
                Named.of("8 bits", booking().coding(PCM, 8).file()),
                Named.of("24 bits", booking().coding(PCM, 24).file()),
                Named.of("32 bits", booking().coding(PCM, 32).extensible().file()),
                Named.of("float", booking().coding(FLOAT, 32).file()),
                Named.of("double", booking().coding(FLOAT, 64).file()),
                Named.of("A-law", booking().coding(ALAW, 8).file()),
                Named.of("µ-law", booking().coding(MULAW, 8).file()),
                Named.of("two channels", booking().channels(2).file()),
                Named.of("RF64", booking().wide("RF64").file()),
                Named.of("8 kHz", bookingAt(8_000)),
                Named.of("22.05 kHz", bookingAt(22_050)),
                Named.of("44.1 kHz", bookingAt(44_100)),
                Named.of("48 kHz", bookingAt(48_000)));
    }

    @ParameterizedTest
    @MethodSource("org.jackfield.it.RecordingsContract#shapes")
    default void whatEncodersWriteIsRecognised(byte[] file) {
        assertSentences(asForm(file));
    }

    @Test
    default void aRecordingOfAnotherShapeBecomesEventsToo() throws IOException {
        assertSentences(Optional.of("audio/wav"), bookingAt(44_100));
    }

    @Test
    default void anUnfinishedHeaderIsNoEndOfTheSound() throws IOException {
        assertSentences(Optional.of("audio/wav"), unfinished());
        assertSentences(
                Optional.of("audio/wav"), booking().dataBytes(WavMaker.UNKNOWN).file());
        assertSentences(asForm(unfinished()));
        assertSentences(asJson(Base64.getEncoder().encodeToString(unfinished())));
    }

    @Test
    default void aRecordingWithoutSoundIsRefusedInWords() throws IOException {
        byte[] empty = new WavMaker(new double[0])
                .dataBytes(0)
                .behind("LIST", ascii("INFOISFT"))
                .file();
        try (EventStream events = site().eventsOf(Site.TRANSCRIPTION, empty)) {
            JsonObject error = assertRefused(415, "message.unsupported", events);
            assertTrue(error.getString("message").contains("without any sound"), error::toString);
        }
        JsonObject error = assertRefused(415, "message.unsupported", asForm(empty));
        assertTrue(error.getString("message").contains("without any sound"), error::toString);
    }

    @Test
    default void nothingIsRefusedInWords() throws IOException {
        for (Optional<String> type :
                Stream.of(Optional.of("audio/wav"), Optional.<String>empty()).toList()) {
            try (EventStream events = site().eventsOf(Site.TRANSCRIPTION, type, new byte[0])) {
                JsonObject error = assertRefused(400, "message.invalid", events);
                assertEquals("A recording is required in the body; found was nothing", error.getString("message"));
            }
        }
        JsonObject error = assertRefused(400, "message.invalid", asForm(new byte[0]));
        assertEquals("audio", error.getJsonObject("details").getString("field"));
        error = assertRefused(400, "message.invalid", asJson("data:audio/wav;base64,"));
        assertEquals("audioBase64", error.getJsonObject("details").getString("field"));
    }

    @Test
    default void whatCannotBeReadIsNamedAndNothingElseIsBlamed() throws IOException {
        assertFound("an MP3", WavMaker.join(ascii("ID3"), new byte[400]));
        assertFound("an Ogg file (Opus or Vorbis)", WavMaker.join(ascii("OggS"), new byte[400]));
        assertFound("text", ascii("{\"error\":\"there is no recording\"}"));
        assertFound(
                "a WAV of the sub-format " + PCM_GUID_BUT_ITS_END + ", one channel, 16,000 Hz",
                booking().subFormat(PCM_GUID_BUT_ITS_END).file());
        assertFound(
                "a WAV of 24 bits, three channels, 44,100 Hz",
                new WavMaker(new double[500])
                        .coding(PCM, 24)
                        .channels(3)
                        .rateHz(44_100)
                        .file());
        assertFound(
                "a WAV of 16 bits, one channel, 192,000 Hz",
                new WavMaker(new double[500]).rateHz(192_000).file());
    }

    private void assertFound(String found, byte[] file) throws IOException {
        assertNamed(found, assertRefused(415, "message.unsupported", asForm(file)));
        assertNamed(
                found,
                assertRefused(
                        415, "message.unsupported", asJson(Base64.getEncoder().encodeToString(file))));
        try (EventStream events = site().eventsOf(Site.TRANSCRIPTION, file)) {
            assertNamed(found, assertRefused(415, "message.unsupported", events));
        }
    }

    private static void assertNamed(String found, JsonObject error) {
        String words = error.getString("message");
        assertEquals(found, error.getJsonObject("details").getString("found"));
        assertTrue(words.contains(" is " + found + "; wanted is a WAV of PCM with 8, 16, 24 or 32 bits"), words);
        assertTrue(!error.toString().contains("sample_rate"), error::toString);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "audio/x-wav",
                "audio/wave",
                "audio/vnd.wave",
                "audio/vnd.wave;codec=1",
                "audio/wav; codecs=1",
                "Audio/WAV",
                "application/octet-stream",
                "none"
            })
    default void aWavIsTakenUnderEachNameOfItsType(String type) throws IOException {
        assertSentences(
                Optional.of(type).filter(name -> !name.equals("none")),
                Files.readAllBytes(TranscriptionContract.RECORDING));
    }

    @ParameterizedTest
    @ValueSource(strings = {"audio/mpeg", "video/webm", "application/json", "text/plain; charset=utf-8"})
    default void anotherTypeIsRefusedWithThoseThatAreTaken(String type) throws IOException {
        byte[] recording = Files.readAllBytes(TranscriptionContract.RECORDING);
        try (EventStream events = site().eventsOf(Site.TRANSCRIPTION, Optional.of(type), recording)) {
            assertTypesAreNamed(type, assertRefused(415, "message.unsupported", events));
        }
    }

    @Test
    default void anotherSoundIsRefusedWithoutAskingForEventsToo() {
        HttpResponse<String> answer = site().post(Site.TRANSCRIPTION, "audio/ogg", new byte[100]);
        assertTypesAreNamed("audio/ogg", assertRefused(415, "message.unsupported", answer));
    }

    private static void assertTypesAreNamed(String type, JsonObject error) {
        String words = error.getString("message");
        for (String name : new String[] {"audio/wav", "audio/x-wav", "audio/wave", "audio/vnd.wave"}) {
            assertTrue(words.contains(name), words);
        }
        assertTrue(words.endsWith("found was " + type.replaceAll(";.*", "")), words);
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "application/x-www-form-urlencoded", "text/plain"})
    default void aPostWithoutARecordingIsToldTheSteps(String type) {
        HttpResponse<String> answer = site().post(Site.TRANSCRIPTION, type, ascii("a=b"));
        assertEquals(400, answer.statusCode(), answer::body);
        assertTrue(TestClient.json(answer.body()).getString("withoutWebSocket").contains("audio/wav"));
        assertEquals(400, site().post(Site.TRANSCRIPTION, type, new byte[0]).statusCode());
    }

    @ParameterizedTest
    @ValueSource(strings = {"audio/vnd.wave", "application/octet-stream", "video/mp4"})
    default void thePartOfAFormMayHaveAnyType(String type) throws IOException {
        byte[] recording = Files.readAllBytes(TranscriptionContract.RECORDING);
        assertSentences(site().post(PlainHttpContract.RECOGNITION, FORM, form(type, recording)));
    }

    static Stream<Named<String>> spellings() throws IOException {
        byte[] file = Files.readAllBytes(TranscriptionContract.RECORDING);
        byte[] odd = WavMaker.join(file, new byte[] {(byte) 0xFB, (byte) 0xFF});
        String base64 = Base64.getEncoder().encodeToString(file);
        return Stream.of(
                Named.of("a data URL", "data:audio/wav;base64," + base64),
                Named.of("a data URL with a parameter", "data:audio/x-wav;codec=pcm;base64," + base64),
                Named.of("a data URL in capitals", "DATA:AUDIO/WAV;BASE64," + base64),
                Named.of("a data URL with quotes", "data:audio/wav;codecs=\"1\";base64," + base64),
                Named.of("the alphabet for URLs", Base64.getUrlEncoder().encodeToString(file)),
                Named.of("in lines", Base64.getMimeEncoder().encodeToString(file)),
                Named.of(
                        "without padding",
                        Base64.getUrlEncoder().withoutPadding().encodeToString(odd)));
    }

    @ParameterizedTest
    @MethodSource("org.jackfield.it.RecordingsContract#spellings")
    default void base64IsReadInEverySpelling(String text) {
        assertSentences(asJson(text));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "clip.wav, | the character . at position 5",
                "clip, | the character , at position 5",
                "data:audio/wav, | a data URL without \";base64,\" before its data",
                "UklG% | the character % at position 5"
            })
    default void whatIsNoBase64IsRefusedWithItsPlace(String before, String found) throws IOException {
        String base64 = Base64.getEncoder().encodeToString(Files.readAllBytes(TranscriptionContract.RECORDING));
        JsonObject error = assertRefused(400, "message.invalid", asJson(before.strip() + base64));
        assertEquals("audioBase64", error.getJsonObject("details").getString("field"));
        assertEquals("\"audioBase64\" must be base64 and nothing else; found was " + found, error.getString("message"));
    }

    /** As a body looks that was taken for a form on its way. */
    @Test
    default void aSpaceForAPlusIsNoRecording() throws IOException {
        String base64 = Base64.getEncoder().encodeToString(Files.readAllBytes(TranscriptionContract.RECORDING));
        JsonObject error = assertRefused(400, "message.invalid", asJson(base64.replace('+', ' ')));
        assertTrue(error.getString("message").contains("a space at position " + (base64.indexOf('+') + 1)));
    }

    @Test
    default void aRateThatTheClientItselfAskedForIsStillItsOwn() throws IOException {
        byte[] recording = Files.readAllBytes(TranscriptionContract.RECORDING);
        try (EventStream events = site().eventsOf(Site.TRANSCRIPTION + "?sample_rate=8000", recording)) {
            JsonObject error = assertRefused(400, "parameter.invalid", events);
            assertEquals("sample_rate", error.getJsonObject("details").getString("parameter"));
        }
    }
}
