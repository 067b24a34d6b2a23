package org.jackfield.testing.recordings;

/** The encoders of G.711, as the recommendation's tables have them. */
final class Laws {

    private Laws() {}

    static byte mulaw(int sample) {
        int sign = sample < 0 ? 0x80 : 0;
        int magnitude = Math.min(32_635, Math.abs(sample)) + 132;
        int segment = 31 - Integer.numberOfLeadingZeros(magnitude) - 7;
        return (byte) ~(sign | (segment << 4) | ((magnitude >> (segment + 3)) & 0x0F));
    }

    static byte alaw(int sample) {
        int sign = sample < 0 ? 0 : 0x80;
        int magnitude = Math.min(32_767, sample < 0 ? -sample - 1 : sample);
        int segment = Math.max(0, 31 - Integer.numberOfLeadingZeros(magnitude | 1) - 7);
        int step = segment == 0 ? magnitude >> 4 : (magnitude >> (segment + 3)) & 0x0F;
        return (byte) ((sign | (segment << 4) | step) ^ 0x55);
    }
}
