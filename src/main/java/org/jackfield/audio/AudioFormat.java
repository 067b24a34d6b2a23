package org.jackfield.audio;

import java.time.Duration;

/**
 * What the bytes of headerless audio mean.
 *
 * @param encoding how one sample is written
 * @param rateHz samples of one channel in a second
 * @param channels how many channels are interleaved
 * @param bitsPerSample the width of one sample
 */
public record AudioFormat(Encoding encoding, int rateHz, int channels, int bitsPerSample) {

    /** How one sample is written. */
    public enum Encoding {
        /** Signed little-endian integers. */
        LINEAR16("linear16"),
        /** G.711 companding as used in North America and Japan. */
        MULAW("mulaw");

        private final String wireName;

        Encoding(String wireName) {
            this.wireName = wireName;
        }

        /** The name that speech services give it. */
        public String wireName() {
            return wireName;
        }
    }

    private static final int BITS_PER_BYTE = 8;
    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    public AudioFormat {
        if (rateHz <= 0 || channels <= 0 || bitsPerSample <= 0 || bitsPerSample % BITS_PER_BYTE != 0) {
            throw new IllegalArgumentException(
                    "Not an audio format: " + rateHz + " Hz, " + channels + " channels, " + bitsPerSample + " bits");
        }
    }

    /** Mono PCM16. */
    public static AudioFormat linear16(int rateHz) {
        return new AudioFormat(Encoding.LINEAR16, rateHz, 1, 16);
    }

    /** Mono G.711 µ-law. */
    public static AudioFormat mulaw(int rateHz) {
        return new AudioFormat(Encoding.MULAW, rateHz, 1, 8);
    }

    /** The bytes of one sample of every channel. */
    public int frameBytes() {
        return channels * bitsPerSample / BITS_PER_BYTE;
    }

    public int bytesPerSecond() {
        return rateHz * frameBytes();
    }

    /** The whole frames that last no longer than {@code duration}, in bytes. */
    public int bytes(Duration duration) {
        long frames = duration.toNanos() / 1000 * rateHz / (NANOS_PER_SECOND / 1000);
        return Math.toIntExact(frames * frameBytes());
    }

    /** How long {@code bytes} of this audio last. */
    public Duration duration(long bytes) {
        return Duration.ofNanos((long) (bytes * (double) NANOS_PER_SECOND / bytesPerSecond()));
    }
}
