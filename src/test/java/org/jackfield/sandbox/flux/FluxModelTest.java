package org.jackfield.sandbox.flux;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.jackfield.audio.Pcm16;
import org.jackfield.audio.Resampler;
import org.jackfield.audio.Wav;
import org.jackfield.sandbox.Accepting;
import org.jackfield.sandbox.SandboxClient;
import org.jackfield.testing.transcripts.FluxRules;
import org.jackfield.wire.Close;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FluxModelTest {

    private static final String CLOSE = "{\"type\":\"CloseStream\"}";
    private static final int FRAME_BYTES = 2560;
    private static final List<String> SENTENCES = List.of(
            "Good morning. I would like to book a table for four people.",
            "Tomorrow evening, at half past seven, please.",
            "Thank you very much. Goodbye.");
    private static final double[][] TRUTH = {{0.47, 4.2}, {5.75, 9.15}, {10.75, 13.05}};

    @Test
    void theSampleHasThreeTurnsWithTheirSentences() throws IOException {
        assertBooking(
                new SandboxClient(Accepting.FLUX)
                        .stream(bytes(booking()), FRAME_BYTES).send(CLOSE),
                false);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 333, 64_000})
    void framesOfAnySizeAreHearedAlike(int frameBytes) throws IOException {
        byte[] audio = bytes(booking());
        SandboxClient usual = new SandboxClient(Accepting.FLUX).stream(audio, FRAME_BYTES);
        SandboxClient odd = new SandboxClient(Accepting.FLUX).stream(audio, frameBytes);
        assertEquals(usual.connection.texts(), odd.connection.texts());
    }

    @ParameterizedTest
    @ValueSource(ints = {60, 250})
    void aNoisyMicrophoneHasTheSameTurns(int noiseRms) throws IOException {
        SandboxClient stage = new SandboxClient(Accepting.FLUX).stream(bytes(noisy(booking(), noiseRms)), FRAME_BYTES);
        assertBooking(stage.send(CLOSE), false);
    }

    @Test
    void noiseAloneIsNoTurn() {
        SandboxClient stage =
                new SandboxClient(Accepting.FLUX).stream(bytes(noisy(new short[16_000 * 20], 600)), FRAME_BYTES);
        assertEquals(Set.of("Update"), events(stage));
    }

    @ParameterizedTest
    @ValueSource(ints = {8_000, 24_000, 44_100, 48_000})
    void otherRatesHaveTheSameTurns(int rateHz) throws IOException {
        short[] audio = new Resampler(16_000, rateHz).resample(booking());
        String query = "model=@cf/deepgram/flux&encoding=linear16&sample_rate=" + rateHz;
        assertBooking(new SandboxClient(query).stream(bytes(audio), FRAME_BYTES).send(CLOSE), false);
    }

    @Test
    void eagerEndsComeOnlyWhenAskedForAndMayBeResumed() throws IOException {
        SandboxClient stage =
                new SandboxClient(Accepting.FLUX + "&eager_eot_threshold=0.3").stream(bytes(booking()), FRAME_BYTES);
        assertBooking(stage.send(CLOSE), true);
        assertTrue(events(stage).containsAll(Set.of("EagerEndOfTurn", "TurnResumed")));
    }

    @Test
    void theScriptBeginsWithWhatTheSampleSays() throws IOException {
        assertEquals(SENTENCES, Script.bundled().sentences().subList(0, 3));
        String description = Files.readString(Path.of("src/main/webapp/samples/README.md"));
        assertTrue(SENTENCES.stream().allMatch(description::contains));
        assertEquals(
                SENTENCES.get(0),
                Script.bundled().sentence(Script.bundled().sentences().size()));
    }

    @Test
    void theTranscriptOnlyGrowsWithinATurn() throws IOException {
        SandboxClient stage = new SandboxClient(Accepting.FLUX).stream(bytes(booking()), FRAME_BYTES);
        String last = "";
        for (JsonObject info : stage.messages("TurnInfo").toList()) {
            assertTrue(info.getString("transcript").startsWith(last), info::toString);
            last = info.getString("event").equals("EndOfTurn") ? "" : info.getString("transcript");
        }
    }

    @Test
    void aShortTimeoutEndsATurn() throws IOException {
        SandboxClient stage = new SandboxClient(Accepting.FLUX + "&eot_threshold=0.9&eot_timeout_ms=600")
                .stream(bytes(booking()), FRAME_BYTES);
        List<JsonObject> ends = ends(stage);
        assertEquals(3, ends.size());
        assertEquals("timeout", ends.get(0).getString("trigger"));
        assertTrue(ends.get(0).getJsonNumber("end_of_turn_confidence").doubleValue() < 0.9);
    }

    @Test
    void closeStreamEndsTheOpenTurnAndTheSession() throws IOException {
        short[] half = java.util.Arrays.copyOf(booking(), 16_000 * 2);
        SandboxClient stage = new SandboxClient(Accepting.FLUX)
                .stream(bytes(half), FRAME_BYTES).send(CLOSE);
        FluxRules.check(stage.messages(), false);
        assertEquals(SENTENCES.get(0), ends(stage).get(0).getString("transcript"));
        assertEquals(Close.NORMAL, stage.closeCode());
    }

    @Test
    void silenceBringsUpdatesFourTimesASecond() {
        SandboxClient stage = new SandboxClient(Accepting.FLUX)
                .stream(new byte[32_000 * 10], FRAME_BYTES).send(new byte[0]);
        FluxRules.check(stage.messages(), false);
        assertEquals(38.0, (double) stage.messages("TurnInfo").count(), 2);
        assertEquals(0, stage.closeCode());
    }

    @Test
    void configureIsAnsweredOnce() throws IOException {
        SandboxClient stage = new SandboxClient(Accepting.FLUX)
                .send("{\"type\":\"Configure\",\"thresholds\":{\"eager_eot_threshold\":0.4},\"keyterms\":[\"Wadi\"]}")
                .send("{\"type\":\"Configure\",\"thresholds\":{\"eot_threshold\":7}}")
                .send("{\"type\":\"Configure\",\"keyterms\":\"Wadi\"}")
                .send("{\"type\":\"Configure\"}");
        List<JsonObject> answers = stage.messages().subList(1, stage.messages().size());
        assertEquals(
                List.of("ConfigureSuccess", "ConfigureFailure", "ConfigureFailure", "ConfigureSuccess"),
                answers.stream().map(answer -> answer.getString("type")).toList());
        assertEquals(0.4, eager(answers.get(0)));
        assertEquals(0.4, eager(answers.get(3)));
        stage.stream(bytes(booking()), FRAME_BYTES);
        FluxRules.check(stage.messages(), true);
        assertTrue(events(stage).contains("EagerEndOfTurn"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{\"type\":\"KeepAlive\"}", "{\"type\":\"ForceEndTurn\"}", "hello", "[]", "{}", "{\"type\":7}"})
    void whatIsNotUnderstoodEndsTheSession(String text) {
        SandboxClient stage = new SandboxClient(Accepting.FLUX).send(text);
        FluxRules.check(stage.messages(), false);
        JsonObject error = stage.messages("Error").findFirst().orElseThrow();
        assertEquals("UNPARSABLE_CLIENT_MESSAGE", error.getString("code"));
        assertEquals(Close.POLICY_VIOLATION, stage.closeCode());
    }

    @Test
    void twentySixSecondsWithoutAMessageEndTheSession() {
        SandboxClient stage =
                new SandboxClient(Accepting.FLUX).pass(Duration.ofSeconds(20)).send(new byte[2]);
        stage.pass(Duration.ofSeconds(24));
        assertEquals(0, stage.closeCode());
        stage.listener.ponged();
        stage.pass(Duration.ofSeconds(24));
        assertEquals(0, stage.closeCode());
        stage.pass(Duration.ofSeconds(3));
        assertEquals(Close.INTERNAL_ERROR, stage.closeCode());
        assertTrue(stage.closeReason().startsWith("NET-"));
        assertEquals(0, stage.scheduler.waiting());
    }

    @Test
    void nothingIsLeftWhenTheClientIsGone() {
        SandboxClient stage = new SandboxClient(Accepting.FLUX);
        stage.listener.ended(Close.LOST);
        stage.pass(Duration.ofSeconds(2));
        assertEquals(0, stage.scheduler.waiting());
    }

    private static void assertBooking(SandboxClient stage, boolean eager) {
        FluxRules.check(stage.messages(), eager);
        List<JsonObject> ends = ends(stage);
        assertEquals(
                SENTENCES, ends.stream().map(end -> end.getString("transcript")).toList());
        for (int i = 0; i < TRUTH.length; i++) {
            JsonArray words = ends.get(i).getJsonArray("words");
            double[] heard = {
                words.getJsonObject(0).getJsonNumber("start").doubleValue(),
                words.getJsonObject(words.size() - 1).getJsonNumber("end").doubleValue()
            };
            assertArrayEquals(TRUTH[i], heard, 0.3);
        }
        assertFalse(ends.get(0).getString("request_id").isEmpty());
    }

    private static double eager(JsonObject answer) {
        return answer.getJsonObject("thresholds")
                .getJsonNumber("eager_eot_threshold")
                .doubleValue();
    }

    private static List<JsonObject> ends(SandboxClient stage) {
        return stage.messages("TurnInfo")
                .filter(info -> info.getString("event").equals("EndOfTurn"))
                .toList();
    }

    private static Set<String> events(SandboxClient stage) {
        return stage.messages("TurnInfo").map(info -> info.getString("event")).collect(Collectors.toSet());
    }

    private static short[] booking() throws IOException {
        byte[] file = Files.readAllBytes(Path.of("src/main/webapp/samples/booking.wav"));
        return Wav.read(file).orElseThrow().samples();
    }

    private static short[] noisy(short[] audio, int rms) {
        Random random = new Random(7);
        short[] noisy = new short[audio.length];
        for (int i = 0; i < audio.length; i++) {
            noisy[i] = Pcm16.sample(audio[i] + random.nextGaussian() * rms);
        }
        return noisy;
    }

    private static byte[] bytes(short[] samples) {
        return Pcm16.bytes(samples);
    }
}
