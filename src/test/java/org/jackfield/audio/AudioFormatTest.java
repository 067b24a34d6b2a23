package org.jackfield.audio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class AudioFormatTest {

    @Test
    void aSecondOfMonoPcmAt16KilohertzIs32000Bytes() {
        assertEquals(32_000, AudioFormat.linear16(16_000).bytesPerSecond());
        assertEquals(8_000, AudioFormat.mulaw(8_000).bytesPerSecond());
    }

    @Test
    void bytesAndDurationsFitEachOther() {
        AudioFormat format = AudioFormat.linear16(44_100);
        assertEquals(1764, format.bytes(Duration.ofMillis(20)));
        assertEquals(Duration.ofMillis(20), format.duration(1764));
        assertEquals(Duration.ofHours(1), format.duration(3600L * format.bytesPerSecond()));
    }

    @Test
    void bytesAreWholeFrames() {
        assertEquals(0, new AudioFormat(AudioFormat.Encoding.LINEAR16, 11_025, 2, 16).bytes(Duration.ofMillis(1)) % 4);
    }

    @Test
    void aFormatWithoutSamplesIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> AudioFormat.linear16(0));
    }
}
