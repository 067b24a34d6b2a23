package org.jackfield.audio;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;

/** What a file is that is no WAV, by its first bytes, in words for who sent it. */
final class FileKind {

    /**
     * What stands at a place of files of a kind.
     *
     * @param bytes in Latin-1, which has a letter for each
     */
    private record Mark(int at, String bytes, String words) {}

    private static final List<Mark> MARKS = List.of(
            new Mark(0, "ID3", "an MP3"),
            new Mark(0, "OggS", "an Ogg file (Opus or Vorbis)"),
            new Mark(0, "fLaC", "a FLAC file"),
            new Mark(0, "\u001AE\u00DF\u00A3", "a WebM or Matroska file"),
            new Mark(4, "ftyp", "an MP4 file (M4A, 3GP, MOV)"),
            new Mark(0, "FORM", "an AIFF file"),
            new Mark(0, "caff", "a CAF file"),
            new Mark(0, ".snd", "an AU file"),
            new Mark(0, "#!AMR", "an AMR file"),
            new Mark(0, "riff", "a Wave64 file"),
            new Mark(0, "RIFX", "a WAV with the bytes of numbers in reverse (RIFX)"),
            new Mark(0, "RIFF", "a RIFF file that is no WAVE"),
            new Mark(0, "RF64", "an RF64 file that is no WAVE"),
            new Mark(0, "0&\u00B2u", "a WMA or ASF file"),
            new Mark(0, "PK\u0003\u0004", "a ZIP archive"),
            new Mark(0, "\u001F\u008B", "compressed with gzip"));

    private static final int HEAD_BYTES = 16;
    private static final int SHOWN_BYTES = 4;

    private FileKind() {}

    /** @param file from position 0 on */
    static String of(ByteBuffer file) {
        byte[] head = new byte[Math.min(HEAD_BYTES, file.limit())];
        file.get(0, head);
        if (head.length == 0) {
            return "nothing";
        }
        String start = new String(head, StandardCharsets.ISO_8859_1);
        return MARKS.stream()
                .filter(mark -> start.startsWith(mark.bytes(), mark.at()))
                .map(Mark::words)
                .findFirst()
                .orElseGet(() -> withoutMark(head));
    }

    private static String withoutMark(byte[] head) {
        if (isAdts(head)) {
            return "an AAC file (ADTS)";
        }
        if (isMpegFrame(head)) {
            return "an MP3";
        }
        if (isText(head)) {
            return "text";
        }
        String first =
                HexFormat.ofDelimiter(" ").withUpperCase().formatHex(head, 0, Math.min(SHOWN_BYTES, head.length));
        return "of no known kind (samples without a header?), it begins with the bytes " + first;
    }

    private static boolean isAdts(byte[] head) {
        return head.length > 1 && head[0] == (byte) 0xFF && (head[1] & 0xF6) == 0xF0;
    }

    /** The header of a frame: sync, a layer, a bit rate and a sample rate that exist. */
    private static boolean isMpegFrame(byte[] head) {
        return head.length > 2
                && head[0] == (byte) 0xFF
                && (head[1] & 0xE0) == 0xE0
                && (head[1] & 0x06) != 0
                && (head[2] & 0xF0) != 0xF0
                && (head[2] & 0x0C) != 0x0C;
    }

    private static boolean isText(byte[] head) {
        for (byte letter : head) {
            boolean blank = letter == '\r' || letter == '\n' || letter == '\t';
            if (!blank && (letter < ' ' || letter > '~')) {
                return false;
            }
        }
        return true;
    }
}
