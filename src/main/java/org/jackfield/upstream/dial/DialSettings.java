package org.jackfield.upstream.dial;

import static org.jackfield.config.Settings.check;

import java.time.Duration;
import org.eclipse.microprofile.config.Config;
import org.jackfield.config.Settings;

/**
 * How an upstream is spared: dials at a time, and when it is left alone.
 *
 * @param minConcurrent how far the number of dials at a time may go down
 * @param maxConcurrent dials at a time while all goes well
 * @param breaker whether an upstream that fails is left alone
 * @param failurePercent the share of failures that opens the breaker
 * @param window how many of the last dials are looked at
 * @param minDials how many there must be for that
 * @param openTime how long an upstream is left alone before one dial may try again
 */
public record DialSettings(
        int minConcurrent,
        int maxConcurrent,
        boolean breaker,
        int failurePercent,
        int window,
        int minDials,
        Duration openTime) {

    private static final int MOST = 10_000;

    public DialSettings {
        check("jackfield.dial.min-concurrent", minConcurrent >= 1, "must be positive");
        check(
                "jackfield.dial.max-concurrent",
                maxConcurrent >= minConcurrent && maxConcurrent <= MOST,
                "must be from jackfield.dial.min-concurrent to " + MOST);
        check("jackfield.breaker.failure-rate", failurePercent >= 1 && failurePercent <= 100, "must be from 1 to 100");
        check("jackfield.breaker.window", window >= 1 && window <= MOST, "must be from 1 to " + MOST);
        check(
                "jackfield.breaker.min-dials",
                minDials >= 1 && minDials <= window,
                "must be from 1 to jackfield.breaker.window");
        check(
                "jackfield.breaker.open-time",
                openTime.toMillis() >= 100 && openTime.toHours() < 1,
                "must be from PT0.1S to less than PT1H");
    }

    public static DialSettings from(Config config) {
        Settings settings = new Settings(config);
        return new DialSettings(
                settings.number("jackfield.dial.min-concurrent", 64),
                settings.number("jackfield.dial.max-concurrent", 512),
                settings.flag("jackfield.breaker.enabled", true),
                settings.number("jackfield.breaker.failure-rate", 50),
                settings.number("jackfield.breaker.window", 20),
                settings.number("jackfield.breaker.min-dials", 10),
                settings.duration("jackfield.breaker.open-time", Duration.ofSeconds(10)));
    }

    /** The same without a breaker. */
    public DialSettings withoutBreaker() {
        return new DialSettings(minConcurrent, maxConcurrent, false, failurePercent, window, minDials, openTime);
    }
}
