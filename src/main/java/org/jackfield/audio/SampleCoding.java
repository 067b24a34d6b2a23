package org.jackfield.audio;

import java.nio.ByteBuffer;
import java.util.Optional;

/** How one sample is written in a file, little-endian, and how it is read: on the scale of 16 bits, with its fraction. */
enum SampleCoding {
    UNSIGNED_8("8 bits", 1),
    SIGNED_16("16 bits", 2),
    SIGNED_24("24 bits", 3),
    SIGNED_32("32 bits", 4),
    FLOAT_32("32-bit float", 4),
    FLOAT_64("64-bit float", 8),
    ALAW("A-law", 1),
    MULAW("µ-law", 1);

    static final int PCM_TAG = 1;
    static final int FLOAT_TAG = 3;
    static final int ALAW_TAG = 6;
    static final int MULAW_TAG = 7;

    private final String words;
    private final int bytes;

    SampleCoding(String words, int bytes) {
        this.words = words;
        this.bytes = bytes;
    }

    /** What a WAV means by a format tag and a number of bits; empty if it is none of these. */
    static Optional<SampleCoding> of(int tag, int bits) {
        return switch (tag) {
            case PCM_TAG -> ofPcm(bits);
            case FLOAT_TAG ->
                bits == Float.SIZE
                        ? Optional.of(FLOAT_32)
                        : Optional.of(FLOAT_64).filter(is -> bits == Double.SIZE);
            case ALAW_TAG -> Optional.of(ALAW).filter(is -> bits == Byte.SIZE);
            case MULAW_TAG -> Optional.of(MULAW).filter(is -> bits == Byte.SIZE);
            default -> Optional.empty();
        };
    }

    /** Bits that fill no whole bytes are the upper ones of those they are in. */
    private static Optional<SampleCoding> ofPcm(int bits) {
        return switch ((bits + Byte.SIZE - 1) / Byte.SIZE) {
            case 1 -> Optional.of(UNSIGNED_8).filter(is -> bits == Byte.SIZE);
            case 2 -> Optional.of(SIGNED_16);
            case 3 -> Optional.of(SIGNED_24);
            case 4 -> Optional.of(SIGNED_32);
            default -> Optional.empty();
        };
    }

    /** For people. */
    String words() {
        return words;
    }

    int bytes() {
        return bytes;
    }

    boolean isFloat() {
        return this == FLOAT_32 || this == FLOAT_64;
    }

    /** The sample whose first byte is at {@code position}; full scale is 32,768, and only floats may be beyond or no number. */
    float at(ByteBuffer in, int position) {
        return switch (this) {
            case UNSIGNED_8 -> (Byte.toUnsignedInt(in.get(position)) - 128) * 256f;
            case SIGNED_16 -> in.getShort(position);
            case SIGNED_24 -> ((in.getShort(position + 1) << 8) | Byte.toUnsignedInt(in.get(position))) / 256f;
            case SIGNED_32 -> in.getInt(position) / 65_536f;
            case FLOAT_32 -> in.getFloat(position) * Pcm16.FULL_SCALE;
            case FLOAT_64 -> (float) (in.getDouble(position) * Pcm16.FULL_SCALE);
            case ALAW -> G711.alaw(in.get(position));
            case MULAW -> G711.mulaw(in.get(position));
        };
    }
}
