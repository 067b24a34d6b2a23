package org.jackfield.sandbox.flux;

import java.util.Arrays;

/**
 * Whether a frame of audio holds a voice, judged by its energy.
 *
 * <p>The background is the quietest frame of the last seconds: speech dips to it between syllables, so it is found even if
 * somebody is talking from the start, and it follows a room that becomes louder. A voice stands out from it clearly.
 */
final class VoiceActivity {

    /** The length of a frame. */
    static final int FRAME_MILLIS = 20;

    private static final int BLOCK_FRAMES = 15;
    private static final int BLOCKS = 10;
    /** How far above the background a voice is: about 9 dB. */
    private static final double RATIO = 2.8;
    /** Quieter than this is silence in any room: about -45 dB below full scale. */
    private static final double LEAST_RMS = 180;

    private static final double SMOOTHING = 0.5;

    private final double[] quietest = new double[BLOCKS];
    private double smooth;
    private int frames;

    VoiceActivity() {
        Arrays.fill(quietest, Double.MAX_VALUE);
    }

    /** Judges the next frame by its root mean square. */
    boolean hears(double rms) {
        smooth = frames == 0 ? rms : smooth + SMOOTHING * (rms - smooth);
        int block = frames / BLOCK_FRAMES % BLOCKS;
        if (frames % BLOCK_FRAMES == 0) {
            quietest[block] = Double.MAX_VALUE;
        }
        quietest[block] = Math.min(quietest[block], smooth);
        frames++;
        return smooth > Math.max(LEAST_RMS, RATIO * background());
    }

    private double background() {
        return Arrays.stream(quietest).min().orElse(0);
    }
}
