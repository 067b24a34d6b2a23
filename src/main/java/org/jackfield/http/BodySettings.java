package org.jackfield.http;

import static org.jackfield.config.Settings.check;

import java.time.Duration;
import org.eclipse.microprofile.config.Config;
import org.jackfield.config.Settings;

/**
 * How the bodies of plain requests are read.
 *
 * @param timeLimit how long a body may take, beside what its length allows at the least rate
 * @param leastBytesPerSecond the slowest that a body may come after that time
 * @param maxConcurrent bodies that are read at a time, at most half of them for one address
 * @param maxHeldPercent what plain requests may hold at a time, bodies and answers, as a share of the heap
 * @param drainBytes how much is read and thrown away of a body that was refused, so that its sender reads why
 * @param drainLimit how long that may take
 */
public record BodySettings(
        Duration timeLimit,
        int leastBytesPerSecond,
        int maxConcurrent,
        int maxHeldPercent,
        int drainBytes,
        Duration drainLimit) {

    private static final int MOST = 1_000_000;
    private static final int MOST_BYTES = 1 << 30;
    private static final int MOST_PERCENT = 90;
    private static final Duration LONGEST = Duration.ofMinutes(10);

    public BodySettings {
        checkTime("jackfield.body.time-limit", timeLimit);
        checkTime("jackfield.body.drain-time", drainLimit);
        checkRange("jackfield.body.least-bytes-per-second", leastBytesPerSecond, 1, MOST_BYTES);
        checkRange("jackfield.body.max-concurrent", maxConcurrent, 1, MOST);
        checkRange("jackfield.body.max-held-percent", maxHeldPercent, 1, MOST_PERCENT);
        checkRange("jackfield.body.drain-bytes", drainBytes, 0, MOST_BYTES);
    }

    public static BodySettings from(Config config) {
        Settings settings = new Settings(config);
        return new BodySettings(
                settings.duration("jackfield.body.time-limit", Duration.ofSeconds(10)),
                settings.number("jackfield.body.least-bytes-per-second", 8192),
                settings.number("jackfield.body.max-concurrent", 512),
                settings.number("jackfield.body.max-held-percent", 50),
                settings.number("jackfield.body.drain-bytes", 32 << 20),
                settings.duration("jackfield.body.drain-time", Duration.ofSeconds(30)));
    }

    /** How long it may take until so much of a body is there. */
    Duration limitFor(long bytes) {
        return timeLimit.plusMillis(bytes * 1000 / leastBytesPerSecond);
    }

    private static void checkTime(String key, Duration time) {
        check(
                key,
                time.compareTo(Duration.ZERO) > 0 && time.compareTo(LONGEST) <= 0,
                "must be positive, at most PT10M");
    }

    private static void checkRange(String key, int value, int least, int most) {
        check(key, value >= least && value <= most, "must be from " + least + " to " + most);
    }
}
