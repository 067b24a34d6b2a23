package org.jackfield.speech.plain;

import static org.jackfield.testing.recordings.WavMaker.ascii;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.jackfield.access.Resolved;
import org.jackfield.audio.Recording;
import org.jackfield.http.Base64Decoder;
import org.jackfield.problem.Details;
import org.jackfield.problem.End;
import org.jackfield.testing.recordings.WavMaker;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecordingsTest {

    private static final int RATE_HZ = 16_000;
    private static final int MAX_BYTES = 64_000;

    private final Recordings recordings = new Recordings(MAX_BYTES);

    private Resolved<Recording> read(byte[] file) {
        return recordings.of(ByteBuffer.wrap(file), RecordingPlace.FORM_PART, RATE_HZ);
    }

    private static void assertRefused(End end, Map<String, Object> members, String words, Resolved<?> outcome) {
        assertEquals(new Resolved.Refused<>(end, new Details(members, 0, Optional.of(words))), outcome);
    }

    private static Recording found(Resolved<Recording> outcome) {
        return assertInstanceOf(
                Recording.class, assertInstanceOf(Resolved.Found.class, outcome).what());
    }

    @Test
    void whatTheModelTakesIsAViewOfTheFile() {
        byte[] file = new WavMaker(new double[100]).file();
        Recording recording = found(read(file));
        assertEquals(200, recording.samples().remaining());
        file[44] = 7;
        assertEquals(7, recording.samples().get(0));
    }

    @Test
    void anythingElseIsMadeIntoIt() {
        Recording recording = found(read(
                new WavMaker(new double[44_100 / 10]).channels(2).rateHz(44_100).file()));
        assertEquals(RATE_HZ, recording.rateHz());
        assertEquals(RATE_HZ / 10 * 2, recording.samples().remaining());
    }

    @Test
    void whatIsNoWavIsToldWhatItIs() {
        String wanted =
                "; wanted is a WAV of PCM with 8, 16, 24 or 32 bits, of 32 or 64-bit float, of A-law or of µ-law,"
                        + " with one or two channels and 8,000 to 96,000 Hz";
        assertRefused(
                End.UNSUPPORTED,
                Map.of("field", "audio", "found", "an MP3"),
                "The recording in the part \"audio\" of the form is an MP3" + wanted,
                read(ascii("ID3.....")));
        assertRefused(
                End.INVALID,
                Map.of("field", "body", "found", "nothing"),
                "A recording is required in the body; found was nothing",
                recordings.of(ByteBuffer.allocate(0), RecordingPlace.BODY, RATE_HZ));
    }

    @Test
    void tooManyBytesAreRefused() {
        assertRefused(
                End.TOO_LARGE,
                Map.of("field", "audio", "maxBytes", MAX_BYTES),
                "The recording may have at most 64000 bytes",
                read(new byte[MAX_BYTES + 1]));
    }

    /** A small file of few samples a second becomes large. */
    @Test
    void tooLongARecordingIsRefusedBeforeItIsMade() {
        assertTrue(found(read(new WavMaker(new double[16_000])
                        .coding(WavMaker.PCM, 8)
                        .rateHz(8_000)
                        .file()))
                .samples()
                .hasRemaining());
        assertRefused(
                End.TOO_LARGE,
                Map.of("field", "audio", "maxSeconds", 2),
                "The recording lasts 4 s; at most 2 s are taken",
                read(new WavMaker(new double[24_001])
                        .coding(WavMaker.PCM, 8)
                        .rateHz(8_000)
                        .file()));
    }

    private Resolved<ByteBuffer> decoded(String text) {
        Base64Decoder base64 = new Base64Decoder(MAX_BYTES);
        base64.take(text);
        return recordings.decoded(base64, RecordingPlace.JSON_MEMBER);
    }

    @Test
    void base64BecomesItsBytes() {
        assertEquals(new Resolved.Found<>(ByteBuffer.wrap(ascii("RIFF"))), decoded("data:audio/wav;base64,UklGRg=="));
    }

    @Test
    void whatIsNotBase64IsNamed() {
        assertRefused(
                End.INVALID,
                Map.of("field", "audioBase64", "found", "the character . at position 5"),
                "\"audioBase64\" must be base64 and nothing else; found was the character . at position 5",
                decoded("clip.wav,UklGRg=="));
    }

    @Test
    void tooMuchBase64IsRefused() {
        assertRefused(
                End.TOO_LARGE,
                Map.of("field", "audioBase64", "maxBytes", MAX_BYTES),
                "The recording may have at most 64000 bytes",
                decoded(Base64.getEncoder().encodeToString(new byte[MAX_BYTES + 1])));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "audio/wav",
                "audio/x-wav",
                "audio/wave",
                "audio/vnd.wave",
                "application/octet-stream",
                "AUDIO/WAV",
                "audio/wav;codecs=1",
                "audio/wav ; codecs=1",
                " audio/wave"
            })
    void aRecordingMayComeUnderEachOfItsTypes(String type) {
        assertTrue(RecordingTypes.accepts(Optional.of(type)));
        assertFalse(RecordingTypes.isOtherSound(Optional.of(type)));
    }

    @Test
    void aRecordingMayComeWithoutAType() {
        assertTrue(RecordingTypes.accepts(Optional.empty()));
        assertFalse(RecordingTypes.isOtherSound(Optional.empty()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"audio/mpeg", "Video/WebM", "audio/wav2", "audio/"})
    void otherSoundsHaveOtherTypes(String type) {
        assertFalse(RecordingTypes.accepts(Optional.of(type)));
        assertTrue(RecordingTypes.isOtherSound(Optional.of(type)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "", "text/plain", "x"})
    void otherBodiesAreNoSound(String type) {
        assertFalse(RecordingTypes.accepts(Optional.of(type)));
        assertFalse(RecordingTypes.isOtherSound(Optional.of(type)));
    }

    @Test
    void aTypeIsRepeatedOnlyIfItIsOne() {
        assertTrue(RecordingTypes.refusal(Optional.of("audio/mpeg;a=b"))
                .words()
                .orElseThrow()
                .endsWith("found was audio/mpeg"));
        assertTrue(RecordingTypes.refusal(Optional.of("<script>"))
                .words()
                .orElseThrow()
                .endsWith("found was something else"));
    }
}
