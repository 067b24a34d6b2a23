package org.jackfield.audio;

import java.nio.ShortBuffer;
import java.util.Arrays;

/**
 * A change of sample rate for whole pieces of mono audio. For one thread.
 *
 * <p>A polyphase filter: a sinc under a Kaiser window, of which each phase is computed when it is needed first. Going down, the
 * kernel is widened so that it removes what the lower rate cannot hold: up to 0.85 of the lower half rate nothing is lost,
 * from 1.05 of it on nothing is left.
 */
public final class Resampler {

    /** Zero crossings of the kernel on either side. */
    private static final int LOBES = 24;

    /** For 70 dB between what is kept and what is removed. */
    private static final double KAISER_BETA = 6.76;

    /** Where the filter is down by half, in parts of half the lower rate. */
    private static final double CUTOFF = 0.95;

    /** Rates without a common measure share this many; those in use need fewer, and have their phases exactly. */
    private static final int MOST_PHASES = 2048;

    private static final int BLOCK = 1 << 12;

    private final int from;
    private final int to;
    private final int phases;
    private final double cutoff;

    /** Input samples on either side of an output sample; an even number. */
    private final int reach;

    private final float[][] kernels;

    public Resampler(int fromHz, int toHz) {
        int measure = gcd(fromHz, toHz);
        from = fromHz / measure;
        to = toHz / measure;
        phases = Math.min(to, MOST_PHASES);
        cutoff = CUTOFF * Math.min(1, (double) to / from);
        reach = 2 * (int) Math.ceil(LOBES / cutoff / 2);
        kernels = new float[phases][];
    }

    /** How many samples become of {@code count}; at least one of one. */
    static long length(int count, int fromHz, int toHz) {
        return ((long) count * toHz + fromHz - 1) / fromHz;
    }

    public short[] resample(short[] in) {
        short[] out = new short[Math.toIntExact(length(in.length, from, to))];
        resample(new Shorts(in), ShortBuffer.wrap(out));
        return out;
    }

    /** Fills {@code out}, which has room for all of it. */
    void resample(Samples in, ShortBuffer out) {
        int most = (int) Math.min(in.count(), (long) BLOCK * from / to + 1) + 2 * reach + 2;
        float[] window = new float[most];
        long length = length(in.count(), from, to);
        for (long first = 0; first < length; first += BLOCK) {
            long end = Math.min(first + BLOCK, length);
            if (from == to) {
                in.copy((int) first, (int) (end - first), window, 0);
                put(window, (int) (end - first), out);
            } else {
                block(in, first, end, window, out);
            }
        }
    }

    private static void put(float[] samples, int count, ShortBuffer out) {
        for (int i = 0; i < count; i++) {
            out.put(Pcm16.sample(samples[i]));
        }
    }

    private void block(Samples in, long first, long end, float[] window, ShortBuffer out) {
        int begin = (int) (position(first) / phases) - reach + 1;
        int last = (int) (position(end - 1) / phases) + reach;
        fill(in, begin, last, window);
        for (long i = first; i < end; i++) {
            long position = position(i);
            int at = (int) (position / phases) - reach + 1 - begin;
            out.put(Pcm16.sample(sum(kernel((int) (position % phases)), window, at)));
        }
    }

    /** Where an output sample is among those of the input, in parts of a phase. */
    private long position(long index) {
        return (index * from * phases + to / 2) / to;
    }

    /** Copies what is there from {@code begin} to {@code last}; around it is silence. */
    private static void fill(Samples in, int begin, int last, float[] window) {
        int from = Math.max(0, begin);
        int end = Math.max(from, Math.min(in.count(), last + 1));
        Arrays.fill(window, 0);
        in.copy(from, end - from, window, from - begin);
    }

    /** Four sums, because one would have each addition wait for the one before. */
    private static float sum(float[] kernel, float[] window, int at) {
        float a = 0;
        float b = 0;
        float c = 0;
        float d = 0;
        for (int i = 0; i < kernel.length; i += 4) {
            a += kernel[i] * window[at + i];
            b += kernel[i + 1] * window[at + i + 1];
            c += kernel[i + 2] * window[at + i + 2];
            d += kernel[i + 3] * window[at + i + 3];
        }
        return a + b + (c + d);
    }

    private float[] kernel(int phase) {
        if (kernels[phase] == null) {
            kernels[phase] = computed((double) phase / phases);
        }
        return kernels[phase];
    }

    /** Its sum is 1, so that loudness stays. */
    private float[] computed(double phase) {
        double[] weights = new double[2 * reach];
        double sum = 0;
        for (int i = 0; i < weights.length; i++) {
            double x = (i - reach + 1 - phase) * cutoff;
            double sinc = x == 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x);
            weights[i] = sinc * window(x / LOBES);
            sum += weights[i];
        }
        float[] kernel = new float[weights.length];
        for (int i = 0; i < kernel.length; i++) {
            kernel[i] = (float) (weights[i] / sum);
        }
        return kernel;
    }

    /** Kaiser's, from -1 to 1, but for a factor. */
    private static double window(double x) {
        return Math.abs(x) >= 1 ? 0 : bessel(KAISER_BETA * Math.sqrt(1 - x * x));
    }

    /** The modified Bessel function of the first kind and order 0. */
    private static double bessel(double x) {
        double sum = 1;
        double term = 1;
        for (int k = 1; term > sum * 1e-9; k++) {
            term *= x * x / (4.0 * k * k);
            sum += term;
        }
        return sum;
    }

    private static int gcd(int a, int b) {
        return b == 0 ? a : gcd(b, a % b);
    }

    /** Samples that are there as a whole. */
    private static final class Shorts implements Samples {

        private final short[] samples;

        Shorts(short[] samples) {
            this.samples = samples;
        }

        @Override
        public int count() {
            return samples.length;
        }

        @Override
        public void copy(int first, int count, float[] into, int at) {
            for (int i = 0; i < count; i++) {
                into[at + i] = samples[first + i];
            }
        }
    }
}
