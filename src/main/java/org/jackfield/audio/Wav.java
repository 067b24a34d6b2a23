package org.jackfield.audio;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * A RIFF/WAVE file of PCM16.
 *
 * <p>Programs that write to a pipe cannot know the length and leave a bogus one in the header, so the reader believes no
 * length of the data: it ends where the bytes end at the latest.
 *
 * @param format the format of the data
 * @param data the samples as they are in the file; readers take a duplicate
 */
public record Wav(AudioFormat format, ByteBuffer data) {

    private static final int HEADER_BYTES = 44;
    private static final int RIFF_BYTES = 12;
    private static final int CHUNK_HEADER_BYTES = 8;
    private static final int FORMAT_BYTES = 16;
    private static final int PCM = 1;
    private static final int EXTENSIBLE = 0xFFFE;
    private static final int BITS = 16;
    private static final long UNKNOWN_LENGTH = 0xFFFFFFFFL;

    /** A file without its data, for data of unknown length that follows. */
    public static byte[] streamingHeader(AudioFormat format) {
        return header(format, UNKNOWN_LENGTH, UNKNOWN_LENGTH);
    }

    /** The whole file. */
    public static byte[] write(AudioFormat format, byte[] data) {
        byte[] header = header(format, HEADER_BYTES - CHUNK_HEADER_BYTES + data.length, data.length);
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

    /** Reads a file; empty if it is not WAVE or not PCM16. */
    public static Optional<Wav> read(byte[] file) {
        ByteBuffer in = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        if (file.length < RIFF_BYTES || !tag(in).equals("RIFF")) {
            return Optional.empty();
        }
        in.getInt();
        if (!tag(in).equals("WAVE")) {
            return Optional.empty();
        }
        Optional<AudioFormat> format = Optional.empty();
        while (in.remaining() >= CHUNK_HEADER_BYTES) {
            String chunk = tag(in);
            long length = Integer.toUnsignedLong(in.getInt());
            int there = (int) Math.min(length, in.remaining());
            ByteBuffer content = in.slice(in.position(), there).order(ByteOrder.LITTLE_ENDIAN);
            if (chunk.equals("data")) {
                return format.map(known -> new Wav(known, whole(known, content)));
            }
            if (chunk.equals("fmt ")) {
                format = readFormat(content);
            }
            in.position((int) Math.min(in.position() + length + length % 2, in.limit()));
        }
        return Optional.empty();
    }

    private static Optional<AudioFormat> readFormat(ByteBuffer chunk) {
        if (chunk.remaining() < FORMAT_BYTES) {
            return Optional.empty();
        }
        int encoding = Short.toUnsignedInt(chunk.getShort());
        int channels = Short.toUnsignedInt(chunk.getShort());
        int rateHz = chunk.getInt();
        int bits = chunk.getShort(FORMAT_BYTES - Short.BYTES);
        boolean known = (encoding == PCM || encoding == EXTENSIBLE) && bits == BITS && channels > 0 && rateHz > 0;
        return known
                ? Optional.of(new AudioFormat(AudioFormat.Encoding.LINEAR16, rateHz, channels, bits))
                : Optional.empty();
    }

    private static ByteBuffer whole(AudioFormat format, ByteBuffer content) {
        return content.slice(0, content.remaining() - content.remaining() % format.frameBytes());
    }

    private static String tag(ByteBuffer in) {
        byte[] tag = new byte[Integer.BYTES];
        in.get(tag);
        return new String(tag, StandardCharsets.US_ASCII);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    public short[] samples() {
        return Pcm16.samples(data);
    }
}
