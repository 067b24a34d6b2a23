package org.jackfield.upstream.dial;

import static org.jackfield.config.Settings.check;

import java.time.Duration;
import org.eclipse.microprofile.config.Config;
import org.jackfield.config.Settings;

/**
 * How an upstream is spared: dials at a time, and when it is left alone.
 *
 * @param minConcurrent dials at a time to begin with, and how far their number may go down
 * @param maxConcurrent dials at a time once all went well
 * @param addressPercent the most of the places, and of the line, that dials for one address may have
 * @param maxWait how long a dial may wait for a place
 * @param maxWaiting how many may wait
 * @param maxDelay how late this process may be before it takes failures in time for its own
 * @param breaker whether an upstream that fails is left alone
 * @param failurePercent the share of failures that opens the breaker
 * @param window how many of the last dials are looked at
 * @param minDials how many there must be for that
 * @param openTime how long an upstream is left alone before one dial may try again
 */
public record DialSettings(
        int minConcurrent,
        int maxConcurrent,
        int addressPercent,
        Duration maxWait,
        int maxWaiting,
        Duration maxDelay,
        boolean breaker,
        int failurePercent,
        int window,
        int minDials,
        Duration openTime) {

    private static final int MOST = 10_000;
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);

    public DialSettings {
        check("jackfield.dial.min-concurrent", minConcurrent >= 1, "must be positive");
        check(
                "jackfield.dial.max-concurrent",
                maxConcurrent >= minConcurrent && maxConcurrent <= MOST,
                "must be from jackfield.dial.min-concurrent to " + MOST);
        check("jackfield.dial.address-percent", addressPercent >= 1 && addressPercent <= 100, "must be from 1 to 100");
        check(
                "jackfield.dial.max-wait",
                !maxWait.isNegative() && maxWait.compareTo(LONGEST_WAIT) <= 0,
                "must be from PT0S to " + LONGEST_WAIT);
        check("jackfield.dial.max-waiting", maxWaiting >= 1 && maxWaiting <= MOST, "must be from 1 to " + MOST);
        check(
                "jackfield.load.max-delay",
                maxDelay.toMillis() >= 10 && maxDelay.compareTo(LONGEST_WAIT) <= 0,
                "must be from PT0.01S to " + LONGEST_WAIT);
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
                settings.number("jackfield.dial.address-percent", 25),
                settings.duration("jackfield.dial.max-wait", Duration.ofSeconds(2)),
                settings.number("jackfield.dial.max-waiting", 1000),
                settings.duration("jackfield.load.max-delay", Duration.ofMillis(200)),
                settings.flag("jackfield.breaker.enabled", true),
                settings.number("jackfield.breaker.failure-rate", 50),
                settings.number("jackfield.breaker.window", 20),
                settings.number("jackfield.breaker.min-dials", 10),
                settings.duration("jackfield.breaker.open-time", Duration.ofSeconds(10)));
    }

    /** The same without a breaker. */
    public DialSettings withoutBreaker() {
        return with(minConcurrent, maxConcurrent, false);
    }

    /** The same with no more dials at a time than that. */
    public DialSettings atMost(int concurrent) {
        return with(Math.min(minConcurrent, concurrent), Math.min(maxConcurrent, concurrent), breaker);
    }

    private DialSettings with(int least, int most, boolean breaking) {
        return new DialSettings(
                least,
                most,
                addressPercent,
                maxWait,
                maxWaiting,
                maxDelay,
                breaking,
                failurePercent,
                window,
                minDials,
                openTime);
    }
}
