package org.jackfield.audio;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;

/** Signed little-endian 16-bit samples, as bytes and as numbers. */
public final class Pcm16 {

    /** The first value that is too loud. */
    static final float FULL_SCALE = 32_768f;

    private static final int LOOKED_AT_BYTES = 4 << 10;
    private static final int LEAST_BYTES = 256;
    private static final int CLEARLY = 4;

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

    /**
     * Whether samples begin at the second byte of a piece of audio and not at the first; empty if that cannot be told. Read
     * from the wrong byte on, audio jumps about as noise does.
     */
    static Optional<Boolean> isShifted(ByteBuffer bytes) {
        int count = Math.min(bytes.remaining(), LOOKED_AT_BYTES);
        if (count < LEAST_BYTES) {
            return Optional.empty();
        }
        long straight = roughness(bytes.slice(bytes.position(), count));
        long shifted = roughness(bytes.slice(bytes.position() + 1, count - 1));
        if (straight > CLEARLY * shifted) {
            return Optional.of(true);
        }
        return shifted > CLEARLY * straight ? Optional.of(false) : Optional.empty();
    }

    private static long roughness(ByteBuffer bytes) {
        short[] samples = samples(bytes);
        long sum = 0;
        for (int i = 1; i < samples.length; i++) {
            sum += Math.abs(samples[i] - samples[i - 1]);
        }
        return sum;
    }
}
