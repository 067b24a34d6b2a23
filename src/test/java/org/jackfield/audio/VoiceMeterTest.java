package org.jackfield.audio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VoiceMeterTest {

    private static final int RATE_HZ = 16_000;
    private static final double LEAST_RMS = 400;
    private static final int MINUTE = 60 * RATE_HZ;

    private static int voiceMillis(byte[] audio, int pieceBytes) {
        VoiceMeter meter = new VoiceMeter(RATE_HZ, LEAST_RMS);
        int millis = 0;
        for (int at = 0; at < audio.length; at += pieceBytes) {
            millis += meter.hear(ByteBuffer.wrap(audio, at, Math.min(pieceBytes, audio.length - at)));
        }
        return millis;
    }

    private static int voiceMillis(IntToDoubleFunction sampleAt, int samples) {
        short[] audio = new short[samples];
        for (int i = 0; i < samples; i++) {
            audio[i] = Pcm16.sample(sampleAt.applyAsDouble(i));
        }
        return voiceMillis(Pcm16.bytes(audio), 2560);
    }

    private static double tone(double hertz, int at) {
        return Math.sin(2 * Math.PI * hertz * at / RATE_HZ);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 6, 320, 640, 2560, 30_000})
    void mostOfARecordedSpeechIsAVoiceHoweverItIsCut(int pieceBytes) throws IOException {
        ByteBuffer data = Wav.read(Files.readAllBytes(Path.of("src/main/webapp/samples/booking.wav")))
                .orElseThrow()
                .data();
        byte[] speech = new byte[data.remaining()];
        data.duplicate().get(speech);
        int lastsMillis = speech.length / 32;

        int voice = voiceMillis(speech, pieceBytes);

        assertTrue(voice > lastsMillis * 6 / 10 && voice <= lastsMillis, () -> voice + " of " + lastsMillis);
        assertEquals(voiceMillis(speech, speech.length), voice);
    }

    @Test
    void silenceDitherAndAnOffsetAreNoVoice() {
        Random random = new Random(1);
        assertEquals(0, voiceMillis(i -> 0, MINUTE));
        assertEquals(0, voiceMillis(i -> random.nextInt(3) - 1, MINUTE));
        assertEquals(0, voiceMillis(i -> 700, MINUTE));
    }

    @ParameterizedTest
    @ValueSource(ints = {50, 500, 3000})
    void steadyNoiseIsNoVoiceHoweverLoud(int rms) {
        Random random = new Random(2);
        assertEquals(0, voiceMillis(i -> rms * random.nextGaussian(), MINUTE));
    }

    @Test
    void aHumIsNoVoice() {
        assertEquals(0, voiceMillis(i -> 4000 * tone(50, i) + 1000 * tone(150, i), MINUTE));
    }

    @Test
    void musicAtALowLevelIsNoVoice() {
        int beat = RATE_HZ / 2;
        int voice = voiceMillis(
                i -> 400 * Math.exp(-3.0 * (i % beat) / beat) * (tone(220, i) + tone(330, i) + tone(440, i)), MINUTE);
        assertEquals(0, voice);
    }

    @Test
    void aRoomThatBecomesLouderIsAVoiceForSecondsAtMost() {
        Random random = new Random(3);
        int voice = voiceMillis(i -> (i < 10 * RATE_HZ ? 100 : 2000) * random.nextGaussian(), MINUTE);
        assertTrue(voice < 4000, () -> voice + " ms");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 5})
    void clicksAndTypingAreNoVoice(int perSecond) {
        Random random = new Random(4);
        int apart = RATE_HZ / perSecond;
        assertEquals(0, voiceMillis(i -> (i % apart < 160 ? 8000 : 60) * random.nextGaussian(), MINUTE));
    }
}
