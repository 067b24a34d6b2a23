package org.jackfield.audio;

/** The two laws of ITU-T G.711, by which telephones write a sample in eight bits. */
final class G711 {

    private static final int MULAW_BIAS = 0x84;
    private static final int ALAW_MASK = 0x55;
    private static final int ALAW_STEP = 0x108;
    private static final int SIGN = 0x80;

    private G711() {}

    /** A sample of 16 bits from one of µ-law. */
    static int mulaw(byte code) {
        int bits = ~code;
        int magnitude = ((((bits & 0x0F) << 3) + MULAW_BIAS) << ((bits & 0x70) >> 4)) - MULAW_BIAS;
        return (bits & SIGN) == 0 ? magnitude : -magnitude;
    }

    /** A sample of 16 bits from one of A-law. */
    static int alaw(byte code) {
        int bits = code ^ ALAW_MASK;
        int segment = (bits & 0x70) >> 4;
        int step = (bits & 0x0F) << 4;
        int magnitude = segment == 0 ? step + 8 : (step + ALAW_STEP) << (segment - 1);
        return (bits & SIGN) == 0 ? -magnitude : magnitude;
    }
}
