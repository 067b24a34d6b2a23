package org.jackfield.audio;

import java.nio.ByteBuffer;

/**
 * The samples of a WAV as one channel: the mean of its channels, so that nothing clips.
 *
 * <p>Floats that are no numbers are silence. Floats beyond full scale are cut off there, as players do it; where most are,
 * the file has another scale (that of integers, as a rule), and its loudest sample is full scale.
 */
final class MonoSamples implements Samples {

    private final WavFile file;
    private final SampleCoding coding;
    private final int channels;
    private final float gain;

    MonoSamples(WavFile file) {
        this.file = file;
        this.coding = file.coding();
        this.channels = file.format().channels();
        this.gain = coding.isFloat() ? floatGain() : 1;
    }

    @Override
    public int count() {
        return file.frames();
    }

    @Override
    public void copy(int first, int count, float[] into, int at) {
        ByteBuffer data = file.data();
        int position = first * channels * coding.bytes();
        for (int i = 0; i < count; i++) {
            float sum = 0;
            for (int channel = 0; channel < channels; channel++) {
                sum += limited(coding.at(data, position));
                position += coding.bytes();
            }
            into[at + i] = sum / channels;
        }
    }

    private float limited(float sample) {
        return Math.max(-Pcm16.FULL_SCALE, Math.min(Pcm16.FULL_SCALE, finite(sample) * gain));
    }

    private float floatGain() {
        int samples = file.frames() * channels;
        double sum = 0;
        float peak = 0;
        for (int i = 0; i < samples; i++) {
            float magnitude = Math.abs(finite(coding.at(file.data(), i * coding.bytes())));
            sum += magnitude;
            peak = Math.max(peak, magnitude);
        }
        return sum / samples > Pcm16.FULL_SCALE ? Pcm16.FULL_SCALE / peak : 1;
    }

    private static float finite(float sample) {
        return Float.isFinite(sample) ? sample : 0;
    }
}
