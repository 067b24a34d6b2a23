package org.jackfield.audio;

import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What the chunk {@code fmt } of a WAV says of its samples; nothing of it was checked.
 *
 * @param tag the format tag, that of the sub-format if there is one
 * @param channels how many are interleaved
 * @param rateHz samples of one channel in a second, up to 32 unsigned bits
 * @param frameBytes the bytes of one sample of every channel; some writers leave 0
 * @param bits the width of one sample
 * @param subFormat the GUID of a sub-format that no tag stands for, or what is there instead of one
 */
record WavFormat(int tag, int channels, long rateHz, int frameBytes, int bits, Optional<String> subFormat) {

    /** The shortest chunk there is; longer ones have more behind. */
    static final int LEAST_BYTES = 16;

    private static final int EXTENSIBLE_TAG = 0xFFFE;
    private static final int GUID_AT = 24;
    private static final int GUID_BYTES = 16;

    /** What follows the tag in the GUIDs of sub-formats that are named by one. */
    private static final String TAGGED = "000000001000800000aa00389b71";

    private static final Map<Integer, String> TAGS = Map.of(
            SampleCoding.PCM_TAG,
            "PCM",
            2,
            "Microsoft ADPCM",
            SampleCoding.FLOAT_TAG,
            "float",
            SampleCoding.ALAW_TAG,
            "A-law",
            SampleCoding.MULAW_TAG,
            "µ-law",
            0x11,
            "IMA ADPCM",
            0x31,
            "GSM 6.10",
            0x50,
            "MPEG audio",
            0x55,
            "MP3",
            0xFF,
            "AAC");

    /** @param chunk at least {@link #LEAST_BYTES}, little-endian */
    static WavFormat of(ByteBuffer chunk) {
        int tag = Short.toUnsignedInt(chunk.getShort(0));
        Optional<String> subFormat = Optional.empty();
        if (tag == EXTENSIBLE_TAG) {
            String guid = guid(chunk);
            if (guid.endsWith(TAGGED)) {
                tag = Short.toUnsignedInt(chunk.getShort(GUID_AT));
            } else {
                subFormat = Optional.of(guid.isEmpty() ? "that is missing" : guid);
            }
        }
        return new WavFormat(
                tag,
                Short.toUnsignedInt(chunk.getShort(2)),
                Integer.toUnsignedLong(chunk.getInt(4)),
                Short.toUnsignedInt(chunk.getShort(12)),
                Short.toUnsignedInt(chunk.getShort(14)),
                subFormat);
    }

    /** Its bytes in the order of the file; empty if the chunk ends before. */
    private static String guid(ByteBuffer chunk) {
        if (chunk.limit() < GUID_AT + GUID_BYTES) {
            return "";
        }
        byte[] guid = new byte[GUID_BYTES];
        chunk.get(GUID_AT, guid);
        return HexFormat.of().formatHex(guid);
    }

    /** How the samples are read; empty if they cannot be. */
    Optional<SampleCoding> coding() {
        return subFormat.isPresent() ? Optional.empty() : SampleCoding.of(tag, bits);
    }

    /** For people: {@code 24 bits, two channels, 44,100 Hz}. */
    String inWords() {
        return codingInWords() + ", " + channelsInWords() + String.format(Locale.ROOT, ", %,d Hz", rateHz);
    }

    private String codingInWords() {
        if (subFormat.isPresent()) {
            return "the sub-format " + subFormat.get();
        }
        if (tag == SampleCoding.PCM_TAG) {
            return bits + " bits";
        }
        return coding().map(SampleCoding::words)
                .orElseGet(() -> bits + " bits of " + TAGS.getOrDefault(tag, "the format " + tag));
    }

    private String channelsInWords() {
        return switch (channels) {
            case 0 -> "no channel";
            case 1 -> "one channel";
            case 2 -> "two channels";
            case 3 -> "three channels";
            default -> channels + " channels";
        };
    }
}
