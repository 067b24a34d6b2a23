package org.jackfield.audio;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ResamplerTest {

    private static final int FROM_HZ = 22_050;
    private static final double LOUDNESS = 10_000 / Math.sqrt(2);

    @ParameterizedTest
    @ValueSource(ints = {8_000, 16_000, 24_000, 32_000, 48_000})
    void aToneKeepsItsPitchAndLoudness(int toHz) {
        short[] out = new Resampler(FROM_HZ, toHz).resample(tone(FROM_HZ, 1000));
        assertEquals(toHz, out.length, 1);
        short[] wanted = tone(toHz, 1000);
        for (int i = toHz / 10; i < toHz * 9 / 10; i++) {
            assertEquals(wanted[i], out[i], 150);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "22050, 8000, 4300",
        "22050, 8000, 7000",
        "22050, 8000, 10900",
        "44100, 16000, 8500",
        "44100, 16000, 9000",
        "44100, 16000, 12000",
        "44100, 16000, 15900",
        "44100, 16000, 21000",
        "48000, 16000, 8500",
        "48000, 16000, 9000",
        "48000, 16000, 12000",
        "48000, 16000, 15900",
        "48000, 16000, 23000",
        "96000, 16000, 8500",
        "96000, 16000, 9000",
        "96000, 16000, 15900",
        "96000, 16000, 33000",
        "96000, 16000, 47000",
        "88200, 16000, 17000",
        "44056, 16000, 15900"
    })
    void whatTheLowerRateCannotHoldIsRemoved(int fromHz, int toHz, int hz) {
        short[] out = new Resampler(fromHz, toHz).resample(tone(fromHz, hz));
        assertTrue(loudness(out) < LOUDNESS / 1000, () -> "left are " + loudness(out));
    }

    @ParameterizedTest
    @CsvSource({
        "44100, 16000, 100",
        "44100, 16000, 3000",
        "44100, 16000, 6700",
        "48000, 16000, 100",
        "48000, 16000, 3000",
        "48000, 16000, 6700",
        "96000, 16000, 100",
        "96000, 16000, 3000",
        "96000, 16000, 6700",
        "8000, 16000, 100",
        "8000, 16000, 1000",
        "8000, 16000, 3300",
        "11025, 16000, 4500",
        "22050, 16000, 6700",
        "44056, 16000, 6000",
        "16001, 16000, 6000"
    })
    void whatTheLowerRateCanHoldStaysAsItIs(int fromHz, int toHz, int hz) {
        short[] out = new Resampler(fromHz, toHz).resample(tone(fromHz, hz));
        short[] wanted = tone(toHz, hz);
        for (int i = toHz / 10; i < toHz * 9 / 10; i++) {
            assertEquals(wanted[i], out[i], 40);
        }
    }

    /** A higher rate would have room for mirror images of the tone. */
    @ParameterizedTest
    @ValueSource(ints = {300, 1000, 3000})
    void nothingIsAddedGoingUp(int hz) {
        short[] out = new Resampler(8000, 16_000).resample(tone(8000, hz));
        short[] wanted = tone(16_000, hz);
        for (int i = 0; i < out.length; i++) {
            out[i] -= wanted[i];
        }
        assertTrue(loudness(out) < LOUDNESS / 1000, () -> "left are " + loudness(out));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5, 4095, 4096, 4097, 11_289})
    void anyLengthIsKept(int count) {
        short[] in = new short[count];
        Arrays.fill(in, (short) 5000);
        for (int fromHz : new int[] {8000, 44_100, 96_000, 95_999}) {
            short[] out = new Resampler(fromHz, 16_000).resample(in);
            assertEquals(Math.ceil(count * 16_000.0 / fromHz), out.length);
        }
    }

    @Test
    void theLoudestIsCutOffAndNeverTurnedOver() {
        short[] steps = new short[4410];
        for (int i = 0; i < steps.length; i++) {
            steps[i] = i / 100 % 2 == 0 ? Short.MAX_VALUE : Short.MIN_VALUE;
        }
        short[] out = new Resampler(44_100, 16_000).resample(steps);
        for (int i = 0; i < out.length; i++) {
            int inside = i * 441 / 160 % 100;
            if (inside > 20 && inside < 80) {
                assertEquals(i * 441 / 160 / 100 % 2 == 0, out[i] > 0);
            }
        }
    }

    @Test
    void theSameRateChangesNothing() {
        short[] in = tone(FROM_HZ, 440);
        assertArrayEquals(in, new Resampler(FROM_HZ, FROM_HZ).resample(in));
    }

    private static short[] tone(int rateHz, int hz) {
        short[] samples = new short[rateHz];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = Pcm16.sample(10_000 * Math.sin(2 * Math.PI * hz * i / rateHz));
        }
        return samples;
    }

    /** Of the middle: at the ends a tone that begins at once has all frequencies. */
    private static double loudness(short[] samples) {
        return Pcm16.rms(samples, samples.length / 10, samples.length * 8 / 10);
    }
}
