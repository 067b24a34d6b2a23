package org.jackfield.audio;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * A RIFF/WAVE file of PCM16, as it is written here.
 *
 * @param format the format of the data
 * @param data the samples as they are in the file; readers take a duplicate
 */
public record Wav(AudioFormat format, ByteBuffer data) {

    private static final int HEADER_BYTES = 44;
    private static final int CHUNK_HEADER_BYTES = 8;
    private static final int FORMAT_BYTES = 16;
    private static final int PCM = 1;
    private static final long UNKNOWN_LENGTH = 0xFFFFFFFFL;

    /** A file without its data, for data of unknown length that follows. */
    public static byte[] streamingHeader(AudioFormat format) {
        return header(format, UNKNOWN_LENGTH, UNKNOWN_LENGTH);
    }

    /** A file without its data, of which so many bytes follow. */
    public static byte[] header(AudioFormat format, int dataBytes) {
        return header(format, HEADER_BYTES - CHUNK_HEADER_BYTES + dataBytes, dataBytes);
    }

    /** The whole file. */
    public static byte[] write(AudioFormat format, byte[] data) {
        byte[] header = header(format, data.length);
        return ByteBuffer.allocate(header.length + data.length)
                .put(header)
                .put(data)
                .array();
    }

    private static byte[] header(AudioFormat format, long riffBytes, long dataBytes) {
        return ByteBuffer.allocate(HEADER_BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(ascii("RIFF"))
                .putInt((int) riffBytes)
                .put(ascii("WAVEfmt "))
                .putInt(FORMAT_BYTES)
                .putShort((short) PCM)
                .putShort((short) format.channels())
                .putInt(format.rateHz())
                .putInt(format.bytesPerSecond())
                .putShort((short) format.frameBytes())
                .putShort((short) format.bitsPerSample())
                .put(ascii("data"))
                .putInt((int) dataBytes)
                .array();
    }

    /** Reads a file; empty if it is not one of PCM16 with sound in it. See {@link WavFile} for all the others. */
    public static Optional<Wav> read(byte[] file) {
        return WavFile.read(ByteBuffer.wrap(file)) instanceof WavFile.Read read
                        && read.file().coding() == SampleCoding.SIGNED_16
                ? Optional.of(of(read.file()))
                : Optional.empty();
    }

    private static Wav of(WavFile file) {
        int channels = file.format().channels();
        return new Wav(
                new AudioFormat(AudioFormat.Encoding.LINEAR16, file.rateHz(), channels, Short.SIZE), file.data());
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    public short[] samples() {
        return Pcm16.samples(data);
    }
}
