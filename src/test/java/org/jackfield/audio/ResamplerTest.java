package org.jackfield.audio;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResamplerTest {

    private static final int FROM_HZ = 22_050;

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

    @Test
    void whatTheLowerRateCannotHoldIsRemoved() {
        short[] out = new Resampler(FROM_HZ, 8_000).resample(tone(FROM_HZ, 7000));
        assertTrue(Pcm16.rms(out, 400, out.length - 800) < 200);
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
}
