package org.jackfield.speech.plain;

import static org.jackfield.config.Settings.check;

import java.time.Duration;
import org.eclipse.microprofile.config.Config;
import org.jackfield.config.Settings;

/**
 * How a client finishes whose audio comes in requests of its own.
 *
 * @param finishGrace how long a finish that does not count its chunks waits for one that it may have overtaken
 * @param finishLimit how long a finish waits for chunks at most
 */
public record UploadSettings(Duration finishGrace, Duration finishLimit) {

    private static final Duration LONGEST_GRACE = Duration.ofSeconds(5);
    private static final Duration LONGEST_LIMIT = Duration.ofMinutes(1);

    public UploadSettings {
        check(
                "jackfield.upload.finish-grace",
                !finishGrace.isNegative() && finishGrace.compareTo(LONGEST_GRACE) <= 0,
                "must be from PT0S to PT5S");
        check(
                "jackfield.upload.finish-limit",
                finishLimit.compareTo(finishGrace) >= 0 && finishLimit.compareTo(LONGEST_LIMIT) <= 0,
                "must be from jackfield.upload.finish-grace to PT1M");
    }

    public static UploadSettings from(Config config) {
        Settings settings = new Settings(config);
        return new UploadSettings(
                settings.duration("jackfield.upload.finish-grace", Duration.ofMillis(300)),
                settings.duration("jackfield.upload.finish-limit", Duration.ofSeconds(10)));
    }
}
