package org.jackfield.audio;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;

/**
 * The two chunks of a RIFF or RF64 file that matter: format and sound.
 *
 * <p>Programs that write to a pipe, or were stopped, leave a length of 0 or a bogus one. So the sound ends where the bytes end
 * at the latest, and one of length 0 goes on to the end of the file, unless chunks are what follows it.
 *
 * @param format of the last {@code fmt } before the sound; empty if there is none
 * @param data the sound; empty if there is none
 */
record WavChunks(Optional<WavFormat> format, ByteBuffer data) {

    private static final int ID_BYTES = 4;
    private static final int HEADER_BYTES = 8;
    private static final int FORM_BYTES = 12;
    private static final int WIDE_DATA_AT = 8;
    private static final Set<String> KNOWN = Set.of("fmt ", "data");
    private static final long SEE_DS64 = 0xFFFFFFFFL;

    /** Whether the first bytes are those of such a file. */
    static boolean isWave(ByteBuffer file) {
        return file.limit() >= FORM_BYTES
                && (id(file, 0).equals("RIFF")
                        || id(file, 0).equals("RF64")
                        || id(file, 0).equals("BW64"))
                && id(file, HEADER_BYTES).equals("WAVE");
    }

    /** @param file a WAVE, little-endian, from position 0 on */
    static WavChunks of(ByteBuffer file) {
        Optional<WavFormat> format = Optional.empty();
        long wideData = SEE_DS64;
        int at = FORM_BYTES;
        while (file.limit() - at >= HEADER_BYTES) {
            long length = length(file, at);
            int content = at + HEADER_BYTES;
            int there = (int) Math.min(length, file.limit() - content);
            switch (id(file, at)) {
                case "fmt " ->
                    format = there < WavFormat.LEAST_BYTES
                            ? format
                            : Optional.of(WavFormat.of(part(file, content, there)));
                case "ds64" ->
                    wideData = there < WIDE_DATA_AT + Long.BYTES ? SEE_DS64 : file.getLong(content + WIDE_DATA_AT);
                case "data" -> {
                    int sound = soundBytes(file, content, length == SEE_DS64 ? wideData : length);
                    if (sound > 0) {
                        return new WavChunks(format, part(file, content, sound));
                    }
                }
                default -> {}
            }
            at = (int) Math.min(next(file, content + length), file.limit());
        }
        return new WavChunks(format, part(file, file.limit(), 0));
    }

    /** How many bytes of sound begin at a position, where {@code wanted} are announced. */
    private static int soundBytes(ByteBuffer file, int at, long wanted) {
        int rest = file.limit() - at;
        if (wanted == 0) {
            return areChunks(file, at) ? 0 : rest;
        }
        return wanted < 0 || wanted > rest ? rest : (int) wanted;
    }

    /** Where the next chunk begins: at an even place, but for writers that know no padding. */
    private static long next(ByteBuffer file, long end) {
        boolean even = end % 2 == 0;
        boolean unpadded = !even && file.limit() - end >= HEADER_BYTES && KNOWN.contains(id(file, (int) end));
        return even || unpadded ? end : end + 1;
    }

    /** Whether nothing but whole chunks stands from a position to the end, at least one. */
    private static boolean areChunks(ByteBuffer file, int from) {
        long at = from;
        while (file.limit() - at >= HEADER_BYTES && isId(file, (int) at)) {
            long length = length(file, (int) at);
            at += HEADER_BYTES + length + length % 2;
        }
        return at > from && (at == file.limit() || at == file.limit() + 1L);
    }

    private static boolean isId(ByteBuffer file, int at) {
        return id(file, at).chars().allMatch(letter -> letter >= ' ' && letter <= '~');
    }

    private static long length(ByteBuffer file, int at) {
        return Integer.toUnsignedLong(file.getInt(at + ID_BYTES));
    }

    private static String id(ByteBuffer file, int at) {
        byte[] id = new byte[ID_BYTES];
        file.get(at, id);
        return new String(id, StandardCharsets.ISO_8859_1);
    }

    private static ByteBuffer part(ByteBuffer file, int at, int bytes) {
        return file.slice(at, bytes).order(ByteOrder.LITTLE_ENDIAN);
    }
}
