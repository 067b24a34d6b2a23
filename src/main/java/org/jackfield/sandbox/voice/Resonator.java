package org.jackfield.sandbox.voice;

/** A resonance of two poles: it lets pass what is near its frequency. */
final class Resonator {

    private final double rateHz;
    private double b;
    private double c;
    private double gain;
    private double last;
    private double beforeLast;

    Resonator(double rateHz) {
        this.rateHz = rateHz;
    }

    /** Moves the resonance; what still rings goes on ringing. */
    void tune(double frequencyHz, double bandwidthHz) {
        double frequency = Math.min(frequencyHz, 0.45 * rateHz);
        double radius = Math.exp(-Math.PI * bandwidthHz / rateHz);
        b = 2 * radius * Math.cos(2 * Math.PI * frequency / rateHz);
        c = -radius * radius;
        gain = (1 - radius) * Math.sqrt(1 - 2 * radius * Math.cos(4 * Math.PI * frequency / rateHz) + radius * radius);
    }

    double pass(double in) {
        double out = gain * in + b * last + c * beforeLast;
        beforeLast = last;
        last = out;
        return out;
    }
}
