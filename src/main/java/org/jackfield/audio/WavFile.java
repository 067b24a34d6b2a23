package org.jackfield.audio;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;

/**
 * A WAV of a shape that can be read: RIFF or RF64, integers, floats or G.711, one or two channels, 8 to 96 kHz.
 *
 * @param format what its samples are, checked
 * @param coding how one sample is read
 * @param data whole frames as they are in the file, little-endian, not empty; readers take absolute positions
 */
public record WavFile(WavFormat format, SampleCoding coding, ByteBuffer data) {

    /** For people: what {@link #read} takes. */
    public static final String WANTED =
            "a WAV of PCM with 8, 16, 24 or 32 bits, of 32 or 64-bit float, of A-law or of µ-law,"
                    + " with one or two channels and 8,000 to 96,000 Hz";

    private static final int MOST_CHANNELS = 2;
    private static final int LEAST_HZ = 8_000;
    private static final int MOST_HZ = 96_000;

    /** What became of bytes. */
    public sealed interface Reading {}

    /** They are a WAV. */
    public record Read(WavFile file) implements Reading {}

    /** They are not, or one of another shape: {@code found} says what they are, as in «an MP3». */
    public record Unreadable(String found) implements Reading {}

    /**
     * Reads a file without copying its bytes.
     *
     * @param file between position and limit
     */
    public static Reading read(ByteBuffer file) {
        ByteBuffer bytes = file.slice().order(ByteOrder.LITTLE_ENDIAN);
        if (!WavChunks.isWave(bytes)) {
            return new Unreadable(FileKind.of(bytes));
        }
        WavChunks chunks = WavChunks.of(bytes);
        Optional<WavFormat> format = chunks.format();
        if (format.isEmpty()) {
            return new Unreadable("a WAV that does not say its format before its sound");
        }
        return of(format.get(), chunks.data());
    }

    private static Reading of(WavFormat format, ByteBuffer data) {
        Optional<SampleCoding> coding = format.coding();
        boolean common = coding.isPresent()
                && format.channels() > 0
                && format.channels() <= MOST_CHANNELS
                && format.rateHz() >= LEAST_HZ
                && format.rateHz() <= MOST_HZ;
        if (!common) {
            return new Unreadable("a WAV of " + format.inWords());
        }
        int frameBytes = coding.get().bytes() * format.channels();
        if (format.frameBytes() != 0 && format.frameBytes() != frameBytes) {
            return new Unreadable("a WAV of " + format.inWords() + " in frames of " + format.frameBytes()
                    + " bytes, where " + frameBytes + " are right");
        }
        int whole = data.remaining() - data.remaining() % frameBytes;
        if (whole == 0) {
            return new Unreadable("a WAV of " + format.inWords() + " without any sound");
        }
        return new Read(new WavFile(
                format, coding.get(), data.slice(data.position(), whole).order(ByteOrder.LITTLE_ENDIAN)));
    }

    public int rateHz() {
        return (int) format.rateHz();
    }

    /** How long it lasts, rounded up. */
    public int seconds() {
        return (frames() + rateHz() - 1) / rateHz();
    }

    /** The samples of one channel. */
    int frames() {
        return data.limit() / (coding.bytes() * format.channels());
    }

    /** Whether the data is mono PCM16 as it is. */
    boolean isMonoPcm16() {
        return coding == SampleCoding.SIGNED_16 && format.channels() == 1;
    }
}
