package org.jackfield.sandbox.voice;

import org.jackfield.audio.Pcm16;

/** A source of pulses and noise before three resonances, which glide from one sound to the next. */
final class VocalTract {

    /** How loud the loudest sample is made, so that nothing clips. */
    private static final double PEAK = 0.6 * Short.MAX_VALUE;

    private static final int TUNE_MILLIS = 5;
    private static final double GLIDE_PER_TUNE = 0.22;
    private static final double OPEN = 0.6;
    private static final double[] LOUDNESS = {1.0, 0.6, 0.35};
    private static final int[] BANDWIDTH_HZ = {70, 100, 160};
    private static final int MILLIS_PER_SECOND = 1000;

    private final int rateHz;
    private final double pitchHz;
    private final double[] out;
    private final Resonator[] resonators;
    private final double[] frequencyHz = {500, 1500, 2500};
    private double voiced;
    private double breath;
    private double phase;
    private double lastFlow;
    private int noise = 0x2545F491;
    private int position;
    private long saidMillis;

    VocalTract(int rateHz, double pitchHz, int millis) {
        this.rateHz = rateHz;
        this.pitchHz = pitchHz;
        this.out = new double[(int) ((long) millis * rateHz / MILLIS_PER_SECOND)];
        this.resonators = new Resonator[] {new Resonator(rateHz), new Resonator(rateHz), new Resonator(rateHz)};
    }

    /** Says the next sound. */
    void say(Phoneme phone) {
        saidMillis += phone.millis();
        int end = (int) Math.min(out.length, saidMillis * rateHz / MILLIS_PER_SECOND);
        int step = Math.max(1, rateHz * TUNE_MILLIS / MILLIS_PER_SECOND);
        while (position < end) {
            glide(phone);
            for (int until = Math.min(end, position + step); position < until; position++) {
                out[position] = next();
            }
        }
    }

    private void glide(Phoneme phone) {
        int[] targets = {phone.f1Hz(), phone.f2Hz(), phone.f3Hz()};
        for (int i = 0; i < targets.length; i++) {
            frequencyHz[i] += GLIDE_PER_TUNE * (targets[i] - frequencyHz[i]);
            resonators[i].tune(frequencyHz[i], BANDWIDTH_HZ[i]);
        }
        voiced += GLIDE_PER_TUNE * (phone.voiced() - voiced);
        breath += GLIDE_PER_TUNE * (phone.breath() - breath);
    }

    private double next() {
        double source = voiced * pulse() + breath * hiss();
        double sum = 0;
        for (int i = 0; i < resonators.length; i++) {
            sum += (i % 2 == 0 ? LOUDNESS[i] : -LOUDNESS[i]) * resonators[i].pass(source);
        }
        return sum;
    }

    /** The change of a flow that opens slowly and shuts fast, once in each period of the voice. */
    private double pulse() {
        double done = (double) position / out.length;
        double seconds = (double) position / rateHz;
        double melody = 1.12 - 0.24 * done + 0.05 * Math.sin(2 * Math.PI * 1.7 * seconds);
        phase += pitchHz * melody / rateHz;
        phase -= Math.floor(phase);
        double opened = phase / OPEN;
        double flow = phase < OPEN ? opened * opened * (1 - opened) * 6.75 : 0;
        double change = (flow - lastFlow) * rateHz / 8000;
        lastFlow = flow;
        return change;
    }

    private double hiss() {
        noise ^= noise << 13;
        noise ^= noise >>> 17;
        noise ^= noise << 5;
        return noise / (double) Integer.MAX_VALUE;
    }

    /** All that was said, at its proper loudness. */
    short[] samples() {
        double loudest = 1e-9;
        for (double value : out) {
            loudest = Math.max(loudest, Math.abs(value));
        }
        short[] samples = new short[out.length];
        for (int i = 0; i < out.length; i++) {
            samples[i] = Pcm16.sample(out[i] / loudest * PEAK);
        }
        return samples;
    }
}
