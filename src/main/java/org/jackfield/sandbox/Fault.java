package org.jackfield.sandbox;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jackfield.upstream.Parameter;
import org.jackfield.wire.Close;
import org.jspecify.annotations.Nullable;

/** A failure that the sandbox rehearses because the query asked for it. */
public sealed interface Fault {

    /** The upgrade is refused with an HTTP status. */
    record Refuse(int httpStatus) implements Fault {}

    /** The answer to the upgrade is late. */
    record SlowUpgrade(Duration delay) implements Fault {}

    /** The sandbox sends a close frame. */
    record CloseAfter(int code, Duration delay) implements Fault {}

    /** The sandbox stops answering and keeps the connection. */
    record Stall(Duration delay) implements Fault {}

    /** The connection goes without a close frame. */
    record Drop(Duration delay) implements Fault {}

    /** More is sent than anybody wants to read. */
    record Flood(int megabytes) implements Fault {}

    /** Text is sent that is not JSON. */
    record Garbage() implements Fault {}

    int MAX_UPGRADE_MILLIS = 20_000;
    int MAX_DELAY_MILLIS = 3_600_000;
    int MAX_FLOOD_MEGABYTES = 256;

    Pattern SYNTAX = Pattern.compile("([a-z-]+)(?::([0-9]{1,7}))?(?::([0-9]{1,7}))?");

    /** The query parameter that asks for a fault. */
    Parameter PARAMETER = new Parameter(
            "fault",
            value -> parse(value).isPresent(),
            "refuse:<status>, slow-upgrade:<millis>, close:<code>:<millis>, stall:<millis>, drop:<millis>, "
                    + "flood:<megabytes> or garbage",
            Optional.empty(),
            1);

    /** The fault that {@code value} names; empty if it names none. */
    static Optional<Fault> parse(String value) {
        Matcher parts = SYNTAX.matcher(value);
        if (!parts.matches()) {
            return Optional.empty();
        }
        int first = number(parts.group(2));
        int second = number(parts.group(3));
        boolean single = second < 0;
        return switch (parts.group(1)) {
            case "refuse" -> when(single && first >= 400 && first <= 599, new Refuse(first));
            case "slow-upgrade" -> when(single && isUpTo(first, MAX_UPGRADE_MILLIS), new SlowUpgrade(millis(first)));
            case "close" ->
                when(
                        Close.isSendable(first) && isUpTo(second, MAX_DELAY_MILLIS),
                        new CloseAfter(first, millis(second)));
            case "stall" -> when(single && isUpTo(first, MAX_DELAY_MILLIS), new Stall(millis(first)));
            case "drop" -> when(single && isUpTo(first, MAX_DELAY_MILLIS), new Drop(millis(first)));
            case "flood" -> when(single && first > 0 && first <= MAX_FLOOD_MEGABYTES, new Flood(first));
            case "garbage" -> when(single && first < 0, new Garbage());
            default -> Optional.empty();
        };
    }

    private static Optional<Fault> when(boolean allowed, Fault fault) {
        return allowed ? Optional.of(fault) : Optional.empty();
    }

    private static boolean isUpTo(int value, int max) {
        return value >= 0 && value <= max;
    }

    private static Duration millis(int value) {
        return Duration.ofMillis(value);
    }

    private static int number(@Nullable String digits) {
        return digits == null ? -1 : Integer.parseInt(digits);
    }
}
