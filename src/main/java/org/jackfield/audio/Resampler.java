package org.jackfield.audio;

/**
 * A change of sample rate for whole pieces of mono audio.
 *
 * <p>Windowed-sinc interpolation; going down, the kernel is widened so that it removes what the lower rate cannot hold.
 */
public final class Resampler {

    /** Zero crossings of the kernel on either side. */
    private static final int LOBES = 12;

    private static final int STEPS_PER_LOBE = 512;

    private final double step;
    private final double cutoff;
    private final double[] kernel = new double[LOBES * STEPS_PER_LOBE + 1];

    public Resampler(int fromHz, int toHz) {
        step = (double) fromHz / toHz;
        cutoff = Math.min(1, 1 / step);
        for (int i = 0; i < kernel.length; i++) {
            double x = (double) i / STEPS_PER_LOBE;
            double sinc = i == 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x);
            kernel[i] = sinc * (0.5 + 0.5 * Math.cos(Math.PI * x / LOBES));
        }
    }

    public short[] resample(short[] in) {
        if (step == 1) {
            return in.clone();
        }
        short[] out = new short[(int) Math.round(in.length / step)];
        for (int i = 0; i < out.length; i++) {
            out[i] = Pcm16.sample(at(in, i * step));
        }
        return out;
    }

    private double at(short[] in, double position) {
        double reach = LOBES / cutoff;
        int first = Math.max(0, (int) Math.ceil(position - reach));
        int last = Math.min(in.length - 1, (int) Math.floor(position + reach));
        double sum = 0;
        for (int k = first; k <= last; k++) {
            sum += in[k] * kernel[(int) (Math.abs(k - position) * cutoff * STEPS_PER_LOBE)];
        }
        return sum * cutoff;
    }
}
