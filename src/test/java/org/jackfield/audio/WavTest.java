package org.jackfield.audio;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class WavTest {

    private static final AudioFormat FORMAT = AudioFormat.linear16(16_000);
    private static final short[] SAMPLES = {1, -2, Short.MAX_VALUE, Short.MIN_VALUE};

    @Test
    void whatIsWrittenIsReadBack() {
        Wav wav = Wav.read(Wav.write(FORMAT, Pcm16.bytes(SAMPLES))).orElseThrow();
        assertEquals(FORMAT, wav.format());
        assertArrayEquals(SAMPLES, wav.samples());
    }

    @Test
    void theSampleOfTheDemonstrationIsRead() throws IOException {
        Wav wav = Wav.read(Files.readAllBytes(Path.of("src/main/webapp/samples/booking.wav")))
                .orElseThrow();
        assertEquals(FORMAT, wav.format());
        assertEquals(234_001, wav.samples().length);
    }

    @Test
    void aStreamingHeaderClaimsAnUnknownLengthAndIsReadAnyhow() {
        byte[] header = Wav.streamingHeader(FORMAT);
        assertEquals(44, header.length);
        ByteBuffer fields = ByteBuffer.wrap(header).order(ByteOrder.LITTLE_ENDIAN);
        assertEquals(-1, fields.getInt(4));
        assertEquals(-1, fields.getInt(40));
        assertArrayEquals(
                SAMPLES,
                Wav.read(join(header, Pcm16.bytes(SAMPLES))).orElseThrow().samples());
    }

    @Test
    void aHalfSampleAtTheEndIsLeftOut() {
        byte[] file = join(Wav.streamingHeader(FORMAT), Pcm16.bytes(SAMPLES), new byte[] {7});
        assertEquals(SAMPLES.length, Wav.read(file).orElseThrow().samples().length);
    }

    @Test
    void otherFilesAreNotRead() {
        byte[] compressed = Wav.write(FORMAT, Pcm16.bytes(SAMPLES));
        compressed[20] = 7;
        assertTrue(Wav.read(compressed).isEmpty());
        assertTrue(Wav.read(new byte[0]).isEmpty());
        assertTrue(Wav.read(Wav.streamingHeader(FORMAT)).isEmpty());
    }

    private static byte[] join(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }
}
