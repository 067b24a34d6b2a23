package org.jackfield.audio;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Signed little-endian 16-bit samples, as bytes and as numbers. */
public final class Pcm16 {

    /** The first value that is too loud. */
    static final float FULL_SCALE = 32_768f;

    private Pcm16() {}

    /** The bytes of {@code count} samples from {@code start} on. */
    public static byte[] bytes(short[] samples, int start, int count) {
        ByteBuffer out = ByteBuffer.allocate(count * Short.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        out.asShortBuffer().put(samples, start, count);
        return out.array();
    }

    public static byte[] bytes(short[] samples) {
        return bytes(samples, 0, samples.length);
    }

    /** The samples between position and limit; an odd byte at the end is left out. */
    public static short[] samples(ByteBuffer bytes) {
        short[] samples = new short[bytes.remaining() / Short.BYTES];
        bytes.duplicate().order(ByteOrder.LITTLE_ENDIAN).asShortBuffer().get(samples);
        return samples;
    }

    /** The root mean square, 0 to 32768; 0 for no samples. */
    public static double rms(short[] samples, int start, int count) {
        double sum = 0;
        for (int i = start; i < start + count; i++) {
            sum += (double) samples[i] * samples[i];
        }
        return count == 0 ? 0 : Math.sqrt(sum / count);
    }

    /** The nearest sample to {@code value}, limited to what 16 bits hold. */
    public static short sample(double value) {
        return (short) Math.max(Short.MIN_VALUE, Math.min(Short.MAX_VALUE, Math.round(value)));
    }
}
