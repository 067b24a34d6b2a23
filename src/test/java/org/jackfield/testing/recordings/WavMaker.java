package org.jackfield.testing.recordings;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** Makes one WAV: 16-bit PCM, mono, 16 kHz, in the shortest shape, but for what is said otherwise. */
public final class WavMaker {

    public static final int PCM = 1;
    public static final int FLOAT = 3;
    public static final int ALAW = 6;
    public static final int MULAW = 7;
    public static final int EXTENSIBLE = 0xFFFE;
    public static final long UNKNOWN = 0xFFFFFFFFL;

    private static final String TAGGED = "000000001000800000aa00389b71";
    private static final int DS64_BYTES = 28;

    private final double[] sound;
    private String form = "RIFF";
    private int tag = PCM;
    private int bits = 16;
    private int channels = 1;
    private long rateHz = 16_000;
    private int frameBytes = -1;
    private int formatBytes = 16;
    private String guid = "";
    private long dataBytes = -1;
    private boolean isPadded = true;
    private byte[] before = {};
    private byte[] behind = {};

    /** @param sound one channel, full scale is 1; every channel gets the same */
    public WavMaker(double[] sound) {
        this.sound = sound;
    }

    /** PCM16 as sound. */
    public static double[] sound(short[] samples) {
        double[] sound = new double[samples.length];
        for (int i = 0; i < sound.length; i++) {
            sound[i] = samples[i] / 32_768.0;
        }
        return sound;
    }

    /** One of the tags; {@link #PCM} and {@link #FLOAT} come with their bits. */
    public WavMaker coding(int otherTag, int otherBits) {
        tag = otherTag;
        bits = otherBits;
        return this;
    }

    public WavMaker channels(int number) {
        channels = number;
        return this;
    }

    /** What the header says; the sound stays as it is. */
    public WavMaker rateHz(long rate) {
        rateHz = rate;
        return this;
    }

    /** What the header says of the bytes of a frame. */
    public WavMaker frameBytes(int bytes) {
        frameBytes = bytes;
        return this;
    }

    /** The length of the format; what is behind the first 16 is zeros. */
    public WavMaker formatBytes(int bytes) {
        formatBytes = bytes;
        return this;
    }

    /** The tag goes into a sub-format. */
    public WavMaker extensible() {
        return subFormat(HexFormat.of().toHexDigits((byte) tag) + "00" + TAGGED);
    }

    /**
     * An extensible format.
     *
     * @param hex the GUID of the sub-format in the order of the file
     */
    public WavMaker subFormat(String hex) {
        guid = hex;
        formatBytes = 40;
        return this;
    }

    /** RF64 or BW64: the lengths are in a chunk of their own. */
    public WavMaker wide(String id) {
        form = id;
        return this;
    }

    /** The length in the header, whatever the sound has. */
    public WavMaker dataBytes(long claimed) {
        dataBytes = claimed;
        return this;
    }

    /** As of a writer that knows no padding. */
    public WavMaker unpadded() {
        isPadded = false;
        return this;
    }

    /** A chunk more, between the format and the sound. */
    public WavMaker before(String id, byte[] content) {
        before = join(before, chunk(id, content.length, content));
        return this;
    }

    /** A chunk more, behind the sound. */
    public WavMaker behind(String id, byte[] content) {
        behind = join(behind, chunk(id, content.length, content));
        return this;
    }

    public byte[] file() {
        byte[] data = data();
        boolean isWide = !form.equals("RIFF");
        long claimed = dataBytes >= 0 ? dataBytes : isWide ? UNKNOWN : data.length;
        byte[] content = join(
                ascii("WAVE"),
                isWide ? chunk("ds64", DS64_BYTES, ds64(data.length)) : new byte[0],
                chunk("fmt ", formatBytes, format()),
                before,
                chunk("data", claimed, data),
                behind);
        long riffBytes = isWide || claimed == UNKNOWN ? UNKNOWN : claimed == 0 ? 0 : content.length;
        return join(ascii(form), integer(riffBytes), content);
    }

    private static byte[] ds64(long length) {
        byte[] bytes = new byte[DS64_BYTES];
        ByteBuffer.wrap(bytes)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(length + 80)
                .putLong(length);
        return bytes;
    }

    private byte[] format() {
        int usual = channels * ((bits + 7) / 8);
        ByteBuffer format = little(Math.max(40, formatBytes))
                .putShort((short) (guid.isEmpty() ? tag : EXTENSIBLE))
                .putShort((short) channels)
                .putInt((int) rateHz)
                .putInt((int) rateHz * usual)
                .putShort((short) (frameBytes < 0 ? usual : frameBytes))
                .putShort((short) bits);
        if (!guid.isEmpty()) {
            format.putShort((short) 22)
                    .putShort((short) bits)
                    .putInt(channels)
                    .put(HexFormat.of().parseHex(guid));
        }
        byte[] bytes = new byte[formatBytes];
        format.get(0, bytes);
        return bytes;
    }

    private byte[] data() {
        byte[] bytes = new byte[sound.length * channels * ((bits + 7) / 8)];
        ByteBuffer data = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        for (double sample : sound) {
            for (int channel = 0; channel < channels; channel++) {
                put(data, sample);
            }
        }
        return bytes;
    }

    private void put(ByteBuffer data, double sample) {
        if (tag == FLOAT) {
            if (bits == 32) {
                data.putFloat((float) sample);
            } else {
                data.putDouble(sample);
            }
        } else if (tag == ALAW) {
            data.put(Laws.alaw(integer(sample, 16)));
        } else if (tag == MULAW) {
            data.put(Laws.mulaw(integer(sample, 16)));
        } else {
            int value = bits == 8 ? integer(sample, 8) + 128 : integer(sample, bits) << (32 - bits) % 8;
            for (int shift = 0; shift < bits; shift += 8) {
                data.put((byte) (value >> shift));
            }
        }
    }

    private static int integer(double sample, int width) {
        double scale = Math.pow(2, width - 1);
        return (int) Math.max(-scale, Math.min(scale - 1, Math.rint(sample * scale)));
    }

    private byte[] chunk(String id, long claimed, byte[] content) {
        return join(ascii(id), integer(claimed), content, new byte[isPadded ? content.length % 2 : 0]);
    }

    private static byte[] integer(long value) {
        byte[] bytes = new byte[Integer.BYTES];
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putInt((int) value);
        return bytes;
    }

    private static ByteBuffer little(int bytes) {
        return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    public static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    public static byte[] join(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }
}
