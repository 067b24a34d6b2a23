package org.jackfield.audio;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Mono PCM16 of a whole recording.
 *
 * @param rateHz samples in a second
 * @param samples little-endian, from position to limit; readers take a duplicate
 */
public record Recording(int rateHz, ByteBuffer samples) {

    /**
     * A WAV as one channel at a rate. If it is that already, the recording is a view of the file, and no copy.
     *
     * @param rateHz the rate that is wanted
     */
    public static Recording of(WavFile file, int rateHz) {
        if (file.isMonoPcm16() && file.rateHz() == rateHz) {
            return new Recording(rateHz, file.data());
        }
        ByteBuffer out =
                ByteBuffer.allocate(Math.toIntExact(bytes(file, rateHz))).order(ByteOrder.LITTLE_ENDIAN);
        new Resampler(file.rateHz(), rateHz).resample(new MonoSamples(file), out.asShortBuffer());
        return new Recording(rateHz, out);
    }

    /** How many bytes {@link #of} makes. */
    public static long bytes(WavFile file, int rateHz) {
        return Resampler.length(file.frames(), file.rateHz(), rateHz) * Short.BYTES;
    }
}
