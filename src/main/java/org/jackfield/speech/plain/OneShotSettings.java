package org.jackfield.speech.plain;

import static org.jackfield.config.Settings.check;

import org.eclipse.microprofile.config.Config;
import org.jackfield.config.Settings;

/**
 * How many plain requests for speech and recognition there may be, and how large their parts.
 *
 * @param maxConcurrent requests that are served at a time, from their body to the last byte of their answer
 * @param maxAnswerBytes the most audio of an answer in one piece
 * @param maxParts the most parts of a form
 */
public record OneShotSettings(int maxConcurrent, int maxAnswerBytes, int maxParts) {

    /** There is a thread that writes for each of them. */
    private static final int MOST_CONCURRENT = 512;

    private static final int MOST_BYTES = 256 << 20;
    private static final int LEAST_BYTES = 1024;
    private static final int MOST_PARTS = 1000;

    public OneShotSettings {
        checkRange("jackfield.one-shot.max-concurrent", maxConcurrent, 1, MOST_CONCURRENT);
        checkRange("jackfield.one-shot.max-answer-bytes", maxAnswerBytes, LEAST_BYTES, MOST_BYTES);
        checkRange("jackfield.one-shot.max-parts", maxParts, 1, MOST_PARTS);
    }

    public static OneShotSettings from(Config config) {
        Settings settings = new Settings(config);
        return new OneShotSettings(
                settings.number("jackfield.one-shot.max-concurrent", 64),
                settings.number("jackfield.one-shot.max-answer-bytes", 20 << 20),
                settings.number("jackfield.one-shot.max-parts", 16));
    }

    private static void checkRange(String key, int value, int least, int most) {
        check(key, value >= least && value <= most, "must be from " + least + " to " + most);
    }
}
