package org.jackfield.access;

import static org.jackfield.config.Settings.check;

import java.time.Duration;
import org.eclipse.microprofile.config.Config;
import org.jackfield.config.Settings;

/**
 * How fast one client may send.
 *
 * @param messagesPerSecond messages of any kind
 * @param bytesPerSecond of messages of any kind
 * @param audioSpeed how many times faster than it is spoken audio may come; 0 if it does not matter
 * @param burst for how long of it may come at once what was not sent before
 */
public record RateSettings(int messagesPerSecond, int bytesPerSecond, int audioSpeed, Duration burst) {

    /** One in a nanosecond, the finest that is measured. */
    private static final int MOST = 1_000_000_000;

    public RateSettings {
        check("jackfield.rate.messages-per-second", isWithin(1, messagesPerSecond, MOST), "1 to 1000000000");
        check("jackfield.rate.bytes-per-second", isWithin(1024, bytesPerSecond, MOST), "1024 to 1000000000");
        check("jackfield.rate.audio-speed", isWithin(0, audioSpeed, 1000), "0 to 1000");
        check("jackfield.rate.burst", burst.toMillis() >= 1000 && burst.toMinutes() < 10, "PT1S to PT9M59S");
    }

    public static RateSettings from(Config config) {
        Settings settings = new Settings(config);
        return new RateSettings(
                settings.number("jackfield.rate.messages-per-second", 500),
                settings.number("jackfield.rate.bytes-per-second", 1 << 20),
                settings.number("jackfield.rate.audio-speed", 2),
                settings.duration("jackfield.rate.burst", Duration.ofSeconds(10)));
    }

    private static boolean isWithin(int least, int value, int most) {
        return least <= value && value <= most;
    }
}
