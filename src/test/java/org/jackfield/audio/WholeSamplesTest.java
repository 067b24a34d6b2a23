package org.jackfield.audio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WholeSamplesTest {

    private final WholeSamples samples = new WholeSamples();

    /** The bytes are their own numbers, so that one sees where a sample begins. */
    private static byte[] numbered(int from, int to) {
        byte[] bytes = new byte[to - from];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (from + i);
        }
        return bytes;
    }

    private static ByteBuffer speech() throws IOException {
        return Wav.read(Files.readAllBytes(Path.of("src/main/webapp/samples/booking.wav")))
                .orElseThrow()
                .data();
    }

    @Test
    void wholePiecesAreNotCopied() {
        ByteBuffer piece = ByteBuffer.wrap(numbered(0, 8));

        assertSame(piece, samples.take(piece));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void cutAtRandomAllBytesComeInOrderAndInPairs(long seed) {
        Random cuts = new Random(seed);
        ByteBuffer passed = ByteBuffer.allocate(4000);
        for (int at = 0; at < 4000; ) {
            int to = Math.min(4000, at + cuts.nextInt(8));
            ByteBuffer whole = samples.take(ByteBuffer.wrap(numbered(at, to)));
            assertEquals(0, whole.remaining() % 2);
            passed.put(whole);
            at = to;
        }
        assertEquals(ByteBuffer.wrap(numbered(0, 4000)), passed.flip());
    }

    @ParameterizedTest
    @CsvSource({"0, 2", "1, 1", "1, 2", "3, 4", "4, 3", "5, 5"})
    void whatComesBehindALossBeginsWithAWholeSample(int before, int lost) {
        samples.take(ByteBuffer.wrap(numbered(0, before)));
        samples.lose(lost);
        int next = before + lost;

        ByteBuffer rest = samples.take(ByteBuffer.wrap(numbered(next, next + 20)));

        assertEquals(next + next % 2, rest.get(rest.position()));
    }

    @Test
    void twoLossesOneAfterTheOtherAddUp() {
        samples.lose(1);
        samples.take(ByteBuffer.allocate(0));
        samples.lose(1);

        assertEquals(ByteBuffer.wrap(numbered(2, 6)), samples.take(ByteBuffer.wrap(numbered(2, 6))));
    }

    @ParameterizedTest
    @ValueSource(ints = {1001, 2000, 4567})
    void behindAGapOfUnknownLengthSpeechShowsWhereItsSamplesBegin(int to) throws IOException {
        ByteBuffer speech = speech();
        for (int gap : new int[] {20_000, 20_001}) {
            for (int guess : new int[] {20_000, 20_001}) {
                WholeSamples cut = new WholeSamples();
                cut.take(speech.slice(0, to));
                ByteBuffer next = speech.slice(to + gap, 3001);
                cut.gap(next, guess);
                int shift = (to + gap) % 2;
                int bytes = (3001 - shift) / 2 * 2;

                assertEquals(speech.slice(to + gap + shift, bytes), cut.take(next));
            }
        }
    }

    @Test
    void behindAGapInSilenceTheGuessCounts() {
        samples.gap(ByteBuffer.allocate(1000), 1);
        assertEquals(998, samples.take(ByteBuffer.allocate(1000)).remaining());
        samples.gap(ByteBuffer.wrap(numbered(0, 1)), 1);
        assertEquals(ByteBuffer.wrap(Arrays.copyOf(numbered(0, 2), 2)), samples.take(ByteBuffer.wrap(numbered(0, 2))));
    }
}
