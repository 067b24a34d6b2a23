package org.jackfield.node;

import java.time.Duration;
import org.eclipse.microprofile.config.Config;
import org.jackfield.config.InvalidSetting;
import org.jackfield.config.Settings;

/**
 * How a node is emptied.
 *
 * @param timeout how long sessions may go on if the order does not say
 * @param onStop how long they may go on once the process was asked to end
 * @param spread the time over which clients are asked to spread their return
 */
public record DrainSettings(Duration timeout, Duration onStop, Duration spread) {

    public static final Duration LONGEST_TIMEOUT = Duration.ofHours(1);

    private static final Duration SHORTEST_SPREAD = Duration.ofSeconds(1);
    private static final Duration LONGEST_SPREAD = Duration.ofMinutes(10);

    public DrainSettings {
        checkTimeout("jackfield.drain.timeout", timeout);
        checkTimeout("jackfield.drain.on-stop", onStop);
        if (spread.compareTo(SHORTEST_SPREAD) < 0 || spread.compareTo(LONGEST_SPREAD) > 0) {
            throw new InvalidSetting("jackfield.drain.spread", "must be from PT1S to PT10M");
        }
    }

    public static DrainSettings from(Config config) {
        Settings settings = new Settings(config);
        return new DrainSettings(
                settings.duration("jackfield.drain.timeout", Duration.ofSeconds(30)),
                settings.duration("jackfield.drain.on-stop", Duration.ofSeconds(15)),
                settings.duration("jackfield.drain.spread", Duration.ofSeconds(10)));
    }

    private static void checkTimeout(String key, Duration timeout) {
        if (!isTimeout(timeout)) {
            throw new InvalidSetting(key, "must be from PT0S to PT1H");
        }
    }

    /** Whether sessions may be given this long. */
    public static boolean isTimeout(Duration timeout) {
        return !timeout.isNegative() && timeout.compareTo(LONGEST_TIMEOUT) <= 0;
    }
}
