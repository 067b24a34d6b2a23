package org.jackfield.audio;

import java.util.Arrays;

/**
 * Whether a frame of audio holds a voice, judged by its energy. One thread at a time.
 *
 * <p>The background is the quietest frame of the last seconds: speech dips to it between syllables, so it is found even if
 * somebody is talking from the start, and it follows a room that becomes louder. A voice stands out from it clearly.
 */
public final class VoiceActivity {

    /** The length of a frame. */
    public static final int FRAME_MILLIS = 20;

    private static final int BLOCK_FRAMES = 15;
    private static final int BLOCKS = 10;
    /** How far above the background a voice is: about 9 dB. */
    private static final double RATIO = 2.8;

    private static final double SMOOTHING = 0.5;

    private final double leastRms;
    private final double[] quietest = new double[BLOCKS];
    private double smooth;
    private int frames;

    /** @param leastRms what is quieter is silence in any room; 0 to 32768 */
    public VoiceActivity(double leastRms) {
        this.leastRms = leastRms;
        Arrays.fill(quietest, Double.MAX_VALUE);
    }

    /** Judges the next frame by its root mean square. */
    public boolean hears(double rms) {
        smooth = frames == 0 ? rms : smooth + SMOOTHING * (rms - smooth);
        int block = frames / BLOCK_FRAMES;
        if (frames % BLOCK_FRAMES == 0) {
            quietest[block] = Double.MAX_VALUE;
        }
        quietest[block] = Math.min(quietest[block], smooth);
        frames = (frames + 1) % (BLOCK_FRAMES * BLOCKS);
        return smooth > leastRms && smooth > RATIO * background();
    }

    private double background() {
        double least = quietest[0];
        for (double one : quietest) {
            least = Math.min(least, one);
        }
        return least;
    }
}
