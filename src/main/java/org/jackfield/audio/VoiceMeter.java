package org.jackfield.audio;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * How much of a stream of mono PCM16 is a voice. One thread at a time.
 *
 * <p>It looks at one sample in eight, which is enough for the energy of a frame and next to nothing beside moving the audio.
 */
public final class VoiceMeter {

    private static final int STRIDE = 8;
    private static final int STRIDE_BYTES = STRIDE * Short.BYTES;
    private static final int MILLIS_PER_SECOND = 1000;

    /** Fewer loud frames than this beyond the quiet ones are clicks: 0.16 s. */
    private static final int CLICK_FRAMES = 8;

    /** A pause shorter than this belongs to the speech around it: 0.5 s. */
    private static final int PAUSE_FRAMES = 25;

    private final VoiceActivity activity;
    private final int samplesPerFrame;
    private int offsetBytes;
    private long squares;
    private int samples;
    private int surplus;

    /** @param leastRms what is quieter is no voice, 0 to 32768 */
    public VoiceMeter(int rateHz, double leastRms) {
        this.activity = new VoiceActivity(leastRms);
        this.samplesPerFrame = Math.max(1, rateHz * VoiceActivity.FRAME_MILLIS / MILLIS_PER_SECOND / STRIDE);
    }

    /** Takes the next piece, which is made of whole samples, and says for how many milliseconds there was a voice in it. */
    public int hear(ByteBuffer audio) {
        ByteBuffer in = audio.duplicate().order(ByteOrder.LITTLE_ENDIAN);
        int voiceMillis = 0;
        int end = in.limit();
        int at = in.position() + offsetBytes;
        while (at < end) {
            int until = Math.min(end, at + (samplesPerFrame - samples) * STRIDE_BYTES);
            long sum = 0;
            int count = 0;
            for (; at < until; at += STRIDE_BYTES) {
                int sample = in.getShort(at);
                int square = sample * sample;
                sum += square;
                count++;
            }
            squares += sum;
            samples += count;
            if (samples == samplesPerFrame && isVoice()) {
                voiceMillis += VoiceActivity.FRAME_MILLIS;
            }
        }
        offsetBytes = at - end;
        return voiceMillis;
    }

    /** Judges the frame that is whole, and begins the next. */
    private boolean isVoice() {
        boolean loud = activity.hears(Math.sqrt((double) squares / samples));
        squares = 0;
        samples = 0;
        surplus = loud ? Math.min(CLICK_FRAMES + PAUSE_FRAMES, surplus + 1) : Math.max(0, surplus - 1);
        return surplus >= CLICK_FRAMES;
    }
}
