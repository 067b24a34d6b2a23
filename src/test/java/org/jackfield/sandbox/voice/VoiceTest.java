package org.jackfield.sandbox.voice;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.jackfield.audio.Pcm16;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VoiceTest {

    private static final String TEXT = "The table by the window is free, and it slots four people.";

    private final ScheduledExecutorService executor = Executors.newScheduledThreadPool(2);

    @AfterEach
    void stop() {
        executor.shutdownNow();
    }

    @ParameterizedTest
    @ValueSource(ints = {8_000, 16_000, 24_000, 32_000, 48_000})
    void speechIsAsLongAsReadingAloudAndNeverClips(int rateHz) {
        short[] samples = say(TEXT, "luna", rateHz);
        double seconds = (double) samples.length / rateHz;
        assertEquals(14, TEXT.length() / seconds, 3);
        assertTrue(peak(samples) < 30_000 && peak(samples) > 10_000);
        assertTrue(Pcm16.rms(samples, 0, samples.length) > 1000);
    }

    @Test
    void loudnessRisesAndFallsLikeSpeech() {
        double[] levels = levels(say(TEXT, "luna", 16_000), 320);
        double mean = DoubleStream.of(levels).average().orElseThrow();
        double loud = DoubleStream.of(levels).filter(level -> level > mean).count();
        double quiet = DoubleStream.of(levels).filter(level -> level < mean / 3).count();
        assertTrue(loud / levels.length > 0.2, "loud frames: " + loud + " of " + levels.length);
        assertTrue(quiet / levels.length > 0.1, "quiet frames: " + quiet + " of " + levels.length);
    }

    @Test
    void punctuationIsAPause() {
        double[] levels = levels(say("Good morning. Good morning", "luna", 16_000), 320);
        int longest = 0;
        int run = 0;
        for (double level : Arrays.copyOf(levels, levels.length - 5)) {
            run = level < 100 ? run + 1 : 0;
            longest = Math.max(longest, run);
        }
        assertTrue(longest >= 8, "the longest pause has " + longest + " frames");
    }

    @Test
    void theSameWordsSoundTheSame() {
        assertArrayEquals(say(TEXT, "luna", 24_000), say(TEXT, "luna", 24_000));
    }

    @Test
    void speakersDifferInPitch() {
        assertEquals(Speakers.pitchHz("zeus"), pitchHz("zeus"), 15);
        assertEquals(Speakers.pitchHz("luna"), pitchHz("luna"), 20);
        assertTrue(Speakers.pitchHz("luna") > Speakers.pitchHz("zeus") + 30);
    }

    @Test
    void everySpeakerOfTheListIsKnownOnce() {
        assertEquals(40, Speakers.NAMES.stream().distinct().count());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "?!", "  ", "42 €", "\uD83D\uDE00"})
    void oddTextsDoNotBreakTheVoice(String text) {
        assertTrue(peak(say(text, "luna", 8_000)) < 30_000);
    }

    @Test
    void theProgramSpeaksOrTheOtherVoiceDoes() throws Exception {
        short[] samples = get(new EspeakVoice("espeak-ng", executor, new FormantVoice(executor)));
        assertTrue(samples.length > 24_000 * 2 && samples.length < 24_000 * 8);
        assertTrue(Pcm16.rms(samples, 0, samples.length) > 500);
    }

    @ParameterizedTest
    @ValueSource(strings = {"no-such-program-anywhere", "false", "true"})
    void aProgramThatFailsIsReplaced(String command) throws Exception {
        short[] samples = get(new EspeakVoice(command, executor, new FormantVoice(executor)));
        assertArrayEquals(say(TEXT, "luna", 24_000), samples);
    }

    @Test
    void textIsNeverAnOption() throws Exception {
        Voice voice = new EspeakVoice("espeak-ng", executor, new FormantVoice(executor));
        Utterance utterance = new Utterance("--version $(id) `id`", "luna", 24_000);
        assertFalse(voice.speak(utterance).toCompletableFuture().get(20, TimeUnit.SECONDS).length == 0);
    }

    private static short[] get(Voice voice) throws InterruptedException, ExecutionException, TimeoutException {
        return voice.speak(new Utterance(TEXT, "luna", 24_000))
                .toCompletableFuture()
                .get(20, TimeUnit.SECONDS);
    }

    private static short[] say(String text, String speaker, int rateHz) {
        return FormantVoice.synthesise(new Utterance(text, speaker, rateHz));
    }

    private static int peak(short[] samples) {
        return IntStream.range(0, samples.length)
                .map(i -> Math.abs(samples[i]))
                .max()
                .orElse(0);
    }

    private static double[] levels(short[] samples, int frame) {
        return IntStream.range(0, samples.length / frame)
                .mapToDouble(i -> Pcm16.rms(samples, i * frame, frame))
                .toArray();
    }

    /** The fundamental of a vowel in the middle of a long one, by autocorrelation. */
    private static double pitchHz(String speaker) {
        short[] samples = say("aaaaaaaaaaaaaaaaaaaa", speaker, 16_000);
        int middle = samples.length / 2;
        int best = 0;
        double most = 0;
        for (int lag = 60; lag < 220; lag++) {
            double sum = 0;
            for (int i = middle; i < middle + 1600; i++) {
                sum += (double) samples[i] * samples[i + lag];
            }
            if (sum > most) {
                most = sum;
                best = lag;
            }
        }
        return 16_000.0 / best;
    }
}
