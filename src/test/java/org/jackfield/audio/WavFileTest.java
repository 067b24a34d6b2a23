package org.jackfield.audio;

import static org.jackfield.testing.recordings.WavMaker.ALAW;
import static org.jackfield.testing.recordings.WavMaker.FLOAT;
import static org.jackfield.testing.recordings.WavMaker.MULAW;
import static org.jackfield.testing.recordings.WavMaker.PCM;
import static org.jackfield.testing.recordings.WavMaker.ascii;
import static org.jackfield.testing.recordings.WavMaker.join;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import java.util.stream.Stream;
import org.jackfield.testing.recordings.WavMaker;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class WavFileTest {

    private static final int RATE_HZ = 16_000;
    private static final short[] SAMPLES = {0, 1, -2, 4660, -22_136, 12_000, Short.MAX_VALUE, Short.MIN_VALUE};
    private static final double[] SOUND = WavMaker.sound(SAMPLES);

    private static WavMaker wav() {
        return new WavMaker(SOUND);
    }

    private static short[] read(byte[] file) {
        WavFile.Read read =
                assertInstanceOf(WavFile.Read.class, WavFile.read(ByteBuffer.wrap(file)), () -> found(file));
        return Pcm16.samples(Recording.of(read.file(), read.file().rateHz()).samples());
    }

    private static String found(byte[] file) {
        return assertInstanceOf(WavFile.Unreadable.class, WavFile.read(ByteBuffer.wrap(file)))
                .found();
    }

    static Stream<Named<byte[]>> exactShapes() {
        byte[] odd = {'a', 'b', 'c'};
        byte[] listed = ascii("INFOISFT");
        return Stream.of(
                Named.of("the shortest", wav().file()),
                Named.of("24 bits", wav().coding(PCM, 24).file()),
                Named.of("32 bits", wav().coding(PCM, 32).file()),
                Named.of("float", wav().coding(FLOAT, 32).file()),
                Named.of("double", wav().coding(FLOAT, 64).file()),
                Named.of("extensible", wav().extensible().file()),
                Named.of(
                        "extensible float", wav().coding(FLOAT, 32).extensible().file()),
                Named.of(
                        "extensible 24 bits", wav().coding(PCM, 24).extensible().file()),
                Named.of("an empty extension", wav().formatBytes(18).file()),
                Named.of("a long format", wav().formatBytes(50).file()),
                Named.of("two channels", wav().channels(2).file()),
                Named.of(
                        "two channels of 24 bits",
                        wav().coding(PCM, 24).channels(2).file()),
                Named.of("no bytes of a frame", wav().frameBytes(0).file()),
                Named.of("RF64", wav().wide("RF64").file()),
                Named.of("BW64", wav().wide("BW64").file()),
                Named.of(
                        "RF64 with its length in place",
                        wav().wide("RF64").dataBytes(SAMPLES.length * 2L).file()),
                Named.of("a length of 0", wav().dataBytes(0).file()),
                Named.of("an unknown length", wav().dataBytes(WavMaker.UNKNOWN).file()),
                Named.of(
                        "the longest signed length",
                        wav().dataBytes(Integer.MAX_VALUE).file()),
                Named.of("too long a length", wav().dataBytes(1000).file()),
                Named.of(
                        "JUNK and a length of 0",
                        wav().before("JUNK", new byte[4044]).dataBytes(0).file()),
                Named.of("a LIST before", wav().before("LIST", listed).file()),
                Named.of("a LIST behind", wav().behind("LIST", listed).file()),
                Named.of(
                        "odd chunks",
                        wav().before("LIST", odd).before("id3 ", odd).file()),
                Named.of(
                        "odd chunks without padding",
                        wav().unpadded().before("LIST", odd).file()));
    }

    @ParameterizedTest
    @MethodSource("exactShapes")
    void theSameSamplesComeOfEveryShapeThatHoldsThem(byte[] file) {
        assertArrayEquals(SAMPLES, read(file));
    }

    @Test
    void eightBitsAreUnsigned() {
        byte[] file = wav().coding(PCM, 8).file();
        assertEquals((byte) 0x80, file[44]);
        short[] samples = read(file);
        for (int i = 0; i < SAMPLES.length; i++) {
            assertEquals(SAMPLES[i], samples[i], 256);
        }
    }

    @Test
    void bitsThatFillNoWholeBytesAreTheUpperOnes() {
        short[] samples = read(wav().coding(PCM, 12).file());
        for (int i = 0; i < SAMPLES.length; i++) {
            assertEquals(SAMPLES[i], samples[i], 16);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {ALAW, MULAW})
    void telephonySoundsTheSameButForItsSteps(int law) {
        short[] samples = read(wav().coding(law, 8).file());
        for (int i = 0; i < SAMPLES.length; i++) {
            assertEquals(SAMPLES[i], samples[i], 16 + Math.abs(SAMPLES[i]) / 16.0);
        }
    }

    /** Codes and samples from the tables of the recommendation, on the scale of 16 bits. */
    @ParameterizedTest
    @CsvSource({
        "7, 00, -32124", "7, 80, 32124", "7, FF, 0", "7, 7F, 0", "7, FE, 8", "7, 8F, 16764",
        "6, D5, 8", "6, 55, -8", "6, 2A, -32256", "6, AA, 32256", "6, D4, 24", "6, C5, 264"
    })
    void everyCodeOfTelephonyMeansWhatTheTablesSay(int law, String code, int sample) {
        byte[] file = new WavMaker(new double[1]).coding(law, 8).unpadded().file();
        file[44] = HexFormat.of().parseHex(code)[0];
        assertArrayEquals(new short[] {(short) sample}, read(file));
    }

    @Test
    void twoChannelsAreMixedWithoutClipping() {
        byte[] file = new WavMaker(new double[] {0.99, -0.99, 0.5}).channels(2).file();
        short[] mixed = read(file);
        assertArrayEquals(new short[] {32_440, -32_440, 16_384}, mixed);
        file[46] = 0;
        file[47] = 0;
        assertEquals(16_220, read(file)[0]);
    }

    @Test
    void floatsThatAreNoNumbersAreSilenceAndThoseBeyondFullScaleAreCutOff() {
        double[] wild = new double[100];
        wild[0] = Double.NaN;
        wild[1] = Double.POSITIVE_INFINITY;
        wild[2] = 1.5;
        wild[3] = -7;
        wild[4] = 0.5;
        for (int bits : new int[] {32, 64}) {
            short[] samples = read(new WavMaker(wild).coding(FLOAT, bits).file());
            assertArrayEquals(new short[] {0, 0, Short.MAX_VALUE, Short.MIN_VALUE, 16_384}, Arrays.copyOf(samples, 5));
        }
    }

    @Test
    void floatsOnTheScaleOfIntegersAreNoNoise() {
        double[] integers = {0, 8000, -16_000, 12_000};
        assertArrayEquals(
                new short[] {0, 16_384, Short.MIN_VALUE, 24_576},
                read(new WavMaker(integers).coding(FLOAT, 32).file()));
    }

    @Test
    void chunksBehindALengthOf0AreNoSound() {
        byte[] empty = new WavMaker(new double[0]).dataBytes(0).file();
        assertEquals("a WAV of 16 bits, one channel, 16,000 Hz without any sound", found(empty));
        byte[] listed = new WavMaker(new double[0])
                .dataBytes(0)
                .behind("LIST", ascii("INFOISFT"))
                .behind("id3 ", new byte[3])
                .file();
        assertEquals("a WAV of 16 bits, one channel, 16,000 Hz without any sound", found(listed));
        byte[] unpadded = Arrays.copyOf(listed, listed.length - 1);
        assertEquals("a WAV of 16 bits, one channel, 16,000 Hz without any sound", found(unpadded));
    }

    @Test
    void aHalfFrameAtTheEndIsLeftOut() {
        assertArrayEquals(SAMPLES, read(join(wav().dataBytes(0).file(), new byte[] {7})));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2 | 4 | 1 | 16000 | a WAV of 4 bits of Microsoft ADPCM, one channel, 16,000 Hz",
                "85 | 16 | 2 | 44100 | a WAV of 16 bits of MP3, two channels, 44,100 Hz",
                "22222 | 16 | 1 | 16000 | a WAV of 16 bits of the format 22222, one channel, 16,000 Hz",
                "1 | 24 | 3 | 44100 | a WAV of 24 bits, three channels, 44,100 Hz",
                "1 | 16 | 0 | 16000 | a WAV of 16 bits, no channel, 16,000 Hz",
                "1 | 16 | 6 | 48000 | a WAV of 16 bits, 6 channels, 48,000 Hz",
                "1 | 16 | 1 | 0 | a WAV of 16 bits, one channel, 0 Hz",
                "1 | 16 | 1 | 4000 | a WAV of 16 bits, one channel, 4,000 Hz",
                "1 | 16 | 1 | 192000 | a WAV of 16 bits, one channel, 192,000 Hz",
                "1 | 16 | 1 | 4294967295 | a WAV of 16 bits, one channel, 4,294,967,295 Hz",
                "1 | 0 | 1 | 16000 | a WAV of 0 bits, one channel, 16,000 Hz",
                "1 | 4 | 1 | 16000 | a WAV of 4 bits, one channel, 16,000 Hz",
                "1 | 64 | 1 | 16000 | a WAV of 64 bits, one channel, 16,000 Hz",
                "3 | 16 | 1 | 16000 | a WAV of 16 bits of float, one channel, 16,000 Hz",
            })
    void otherShapesAreNamed(int tag, int bits, int channels, long rateHz, String words) {
        byte[] file = new WavMaker(new double[0])
                .coding(tag, bits)
                .channels(channels)
                .rateHz(rateHz)
                .before("JUNK", new byte[8])
                .file();
        assertEquals(words, found(file));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0a000000210 7d311 8644c8c1ca000000",
                "0100000021 07d311 8644c8c1ca000000",
                "0100 0000 0000 1000 8000 00aa00389b72",
                "0100 0100 0000 1000 8000 00aa00389b71"
            })
    void aSubFormatThatOnlyBeginsLikePcmIsNotReadAsPcm(String spaced) {
        String guid = spaced.replace(" ", "");
        assertEquals(
                "a WAV of the sub-format " + guid + ", one channel, 16,000 Hz",
                found(wav().subFormat(guid).file()));
    }

    @Test
    void aSubFormatOfAnotherTagIsThatTag() {
        String guid = "5500000000001000800000aa00389b71";
        assertEquals(
                "a WAV of 16 bits of MP3, one channel, 16,000 Hz",
                found(wav().subFormat(guid).file()));
    }

    @Test
    void anExtensibleFormatWithoutItsSubFormatIsNotRead() {
        assertEquals(
                "a WAV of the sub-format that is missing, one channel, 16,000 Hz",
                found(wav().coding(WavMaker.EXTENSIBLE, 16).formatBytes(18).file()));
    }

    @Test
    void framesOfAnotherSizeAreNotGuessedAt() {
        assertEquals(
                "a WAV of 24 bits, one channel, 16,000 Hz in frames of 4 bytes, where 3 are right",
                found(wav().coding(PCM, 24).frameBytes(4).file()));
    }

    @Test
    void soundBeforeItsFormatIsNotRead() {
        byte[] file = wav().file();
        byte[] data = Arrays.copyOfRange(file, 36, file.length);
        byte[] format = Arrays.copyOfRange(file, 12, 36);
        assertEquals(
                "a WAV that does not say its format before its sound",
                found(join(Arrays.copyOf(file, 12), data, format)));
        assertEquals("a WAV that does not say its format before its sound", found(Arrays.copyOf(file, 12)));
        assertEquals("a WAV that does not say its format before its sound", found(Arrays.copyOf(file, 30)));
    }

    @Test
    void cutFilesNeverBreakTheReader() {
        for (byte[] file :
                new byte[][] {wav().file(), wav().wide("RF64").extensible().file()}) {
            for (int length = 0; length < file.length; length++) {
                byte[] cut = Arrays.copyOf(file, length);
                if (WavFile.read(ByteBuffer.wrap(cut)) instanceof WavFile.Read read) {
                    short[] there = read(cut);
                    assertArrayEquals(Arrays.copyOf(SAMPLES, there.length), there);
                    assertEquals(RATE_HZ, read.file().rateHz());
                }
            }
        }
    }

    /** With a fixed seed, so that it is the same each time. */
    @Test
    void damagedHeadersNeverBreakTheReader() {
        Random random = new Random(8);
        int read = 0;
        for (int round = 0; round < 20_000; round++) {
            byte[] file = round % 2 == 0
                    ? wav().file()
                    : wav().wide("RF64").channels(2).extensible().file();
            for (int i = 0; i <= random.nextInt(4); i++) {
                file[12 + random.nextInt(file.length - 12)] = (byte) random.nextInt();
            }
            if (WavFile.read(ByteBuffer.wrap(file)) instanceof WavFile.Read good) {
                assertTrue(Recording.of(good.file(), RATE_HZ).samples().hasRemaining());
                read++;
            }
        }
        assertTrue(read > 1000);
    }

    @Test
    void aPartOfABufferIsReadWithoutWhatIsAroundIt() {
        byte[] file = wav().dataBytes(0).file();
        ByteBuffer part = ByteBuffer.wrap(join(new byte[5], file, new byte[9])).slice(5, file.length);
        WavFile.Read read = assertInstanceOf(WavFile.Read.class, WavFile.read(part));
        assertArrayEquals(
                SAMPLES, Pcm16.samples(Recording.of(read.file(), RATE_HZ).samples()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "49443304 | an MP3",
                "FFFB9064 | an MP3",
                "FFF15080 | an AAC file (ADTS)",
                "4F676753 | an Ogg file (Opus or Vorbis)",
                "664C6143 | a FLAC file",
                "1A45DFA3 | a WebM or Matroska file",
                "00000020667479704D3441 | an MP4 file (M4A, 3GP, MOV)",
                "464F524D0000000041494646 | an AIFF file",
                "63616666 | a CAF file",
                "2321414D520A | an AMR file",
                "524946462400000041564920 | a RIFF file that is no WAVE",
                "524946582400000057415645 | a WAV with the bytes of numbers in reverse (RIFX)",
                "52494646 | a RIFF file that is no WAVE",
                "3026B2758E66CF11 | a WMA or ASF file",
                "504B0304 | a ZIP archive",
                "1F8B08 | compressed with gzip",
                "7B226572726F72223A20226E6F227D | text",
                "'' | nothing",
                "00000000000000000000000000000000 | of no known kind (samples without a header?), it begins with the bytes 00 00 00 00",
                "FE | of no known kind (samples without a header?), it begins with the bytes FE",
            })
    void otherFilesAreNamed(String hex, String words) {
        assertEquals(words, found(HexFormat.of().parseHex(hex)));
    }
}
