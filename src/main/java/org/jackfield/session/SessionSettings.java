package org.jackfield.session;

import java.time.Duration;
import org.eclipse.microprofile.config.Config;
import org.jackfield.upstream.InvalidSetting;
import org.jackfield.upstream.Settings;

/**
 * How long sessions may take, and how many there may be.
 *
 * @param maxSessions live sessions of this node
 * @param maxDuration the longest stay
 * @param idleLimit how long no message may come from either side
 * @param pingInterval how often each leg is pinged
 * @param silenceLimit how long a leg may give no sign of life, pongs included
 * @param writeLimit how long one write may take
 * @param flushLimit how long accepted messages may hold up a close
 * @param closeLimit how long a leg may take to close before it is given up
 */
public record SessionSettings(
        int maxSessions,
        Duration maxDuration,
        Duration idleLimit,
        Duration pingInterval,
        Duration silenceLimit,
        Duration writeLimit,
        Duration flushLimit,
        Duration closeLimit) {

    public SessionSettings {
        check("jackfield.session.max-sessions", maxSessions > 0, "must be positive");
        checkPositive("jackfield.session.max-duration", maxDuration);
        checkPositive("jackfield.session.idle-limit", idleLimit);
        checkPositive("jackfield.session.ping-interval", pingInterval);
        checkPositive("jackfield.session.write-limit", writeLimit);
        checkPositive("jackfield.session.flush-limit", flushLimit);
        check(
                "jackfield.session.silence-limit",
                silenceLimit.compareTo(pingInterval) > 0,
                "must be longer than jackfield.session.ping-interval");
        check(
                "jackfield.session.close-limit",
                closeLimit.compareTo(flushLimit) > 0,
                "must be longer than jackfield.session.flush-limit");
    }

    public static SessionSettings from(Config config) {
        Settings settings = new Settings(config);
        return new SessionSettings(
                settings.number("jackfield.session.max-sessions", 2000),
                settings.duration("jackfield.session.max-duration", Duration.ofHours(1)),
                settings.duration("jackfield.session.idle-limit", Duration.ofMinutes(5)),
                settings.duration("jackfield.session.ping-interval", Duration.ofSeconds(20)),
                settings.duration("jackfield.session.silence-limit", Duration.ofSeconds(45)),
                settings.duration("jackfield.session.write-limit", Duration.ofSeconds(5)),
                settings.duration("jackfield.session.flush-limit", Duration.ofSeconds(1)),
                settings.duration("jackfield.session.close-limit", Duration.ofSeconds(5)));
    }

    private static void checkPositive(String key, Duration value) {
        check(key, !value.isNegative() && !value.isZero(), "must be positive");
    }

    private static void check(String key, boolean holds, String words) {
        if (!holds) {
            throw new InvalidSetting(key, words);
        }
    }
}
