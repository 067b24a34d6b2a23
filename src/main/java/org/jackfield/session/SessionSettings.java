package org.jackfield.session;

import static org.jackfield.config.Settings.check;

import java.time.Duration;
import org.eclipse.microprofile.config.Config;
import org.jackfield.config.Settings;

/**
 * How long sessions may take, and how many there may be.
 *
 * @param maxSessions live sessions of this node
 * @param maxPerAddress of these, sessions of one client address
 * @param maxPerUser of these, sessions of one user; guests count by their address alone
 * @param maxDuration the longest stay
 * @param idleLimit how long no message may come from either side
 * @param pingInterval how often each leg is pinged
 * @param silenceLimit how long a leg may give no sign of life, pongs included
 * @param writeLimit how long the peer may take nothing that is written to it
 * @param pauseLimit how long one leg may be paused because the other takes too little
 * @param messageLimit how long a message in several frames may take to arrive
 * @param flushLimit how long accepted messages may hold up a close
 * @param closeLimit how long a leg may take to close before it is given up
 */
public record SessionSettings(
        int maxSessions,
        int maxPerAddress,
        int maxPerUser,
        Duration maxDuration,
        Duration idleLimit,
        Duration pingInterval,
        Duration silenceLimit,
        Duration writeLimit,
        Duration pauseLimit,
        Duration messageLimit,
        Duration flushLimit,
        Duration closeLimit) {

    private static final int MOST = 1_000_000;
    private static final String OF_SESSIONS = "must be from 1 to " + MOST;
    private static final Duration LONGEST = Duration.ofDays(7);
    private static final Duration LONGEST_DELAY = Duration.ofSeconds(3);

    public SessionSettings {
        check("jackfield.session.max-sessions", maxSessions >= 1 && maxSessions <= MOST, OF_SESSIONS);
        check("jackfield.session.max-sessions-per-address", maxPerAddress >= 1 && maxPerAddress <= MOST, OF_SESSIONS);
        check("jackfield.session.max-sessions-per-user", maxPerUser >= 1 && maxPerUser <= MOST, OF_SESSIONS);
        checkPositive("jackfield.session.max-duration", maxDuration);
        checkPositive("jackfield.session.idle-limit", idleLimit);
        checkPositive("jackfield.session.ping-interval", pingInterval);
        checkPositive("jackfield.session.write-limit", writeLimit);
        checkPositive("jackfield.session.pause-limit", pauseLimit);
        checkPositive("jackfield.message.time-limit", messageLimit);
        checkPositive("jackfield.session.flush-limit", flushLimit);
        checkPositive("jackfield.session.silence-limit", silenceLimit);
        checkPositive("jackfield.session.close-limit", closeLimit);
        check(
                "jackfield.session.silence-limit",
                silenceLimit.compareTo(pingInterval) > 0,
                "must be longer than jackfield.session.ping-interval");
        check(
                "jackfield.session.pause-limit",
                pauseLimit.compareTo(silenceLimit) < 0,
                "must be shorter than jackfield.session.silence-limit, for nothing is heard during a pause");
        check(
                "jackfield.session.close-limit",
                closeLimit.compareTo(flushLimit) > 0,
                "must be longer than jackfield.session.flush-limit");
    }

    /** How late a look at the sessions must be for the process to have stood still: long before silence becomes an end. */
    public Duration standstill() {
        Duration third = silenceLimit.dividedBy(3);
        return third.compareTo(LONGEST_DELAY) < 0 ? third : LONGEST_DELAY;
    }

    public static SessionSettings from(Config config) {
        Settings settings = new Settings(config);
        return new SessionSettings(
                settings.number("jackfield.session.max-sessions", 2000),
                settings.number("jackfield.session.max-sessions-per-address", 200),
                settings.number("jackfield.session.max-sessions-per-user", 20),
                settings.duration("jackfield.session.max-duration", Duration.ofHours(1)),
                settings.duration("jackfield.session.idle-limit", Duration.ofMinutes(5)),
                settings.duration("jackfield.session.ping-interval", Duration.ofSeconds(15)),
                settings.duration("jackfield.session.silence-limit", Duration.ofSeconds(45)),
                settings.duration("jackfield.session.write-limit", Duration.ofSeconds(5)),
                settings.duration("jackfield.session.pause-limit", Duration.ofSeconds(10)),
                settings.duration("jackfield.message.time-limit", Duration.ofSeconds(30)),
                settings.duration("jackfield.session.flush-limit", Duration.ofSeconds(1)),
                settings.duration("jackfield.session.close-limit", Duration.ofSeconds(5)));
    }

    private static void checkPositive(String key, Duration value) {
        check(
                key,
                value.compareTo(Duration.ZERO) > 0 && value.compareTo(LONGEST) <= 0,
                "must be positive, at most P7D");
    }
}
