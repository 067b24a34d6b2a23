package org.jackfield.upstream;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * One query parameter that a model takes.
 *
 * @param name as on the wire
 * @param accepts whether a value is allowed
 * @param expected the allowed values in words, for the error that names this parameter
 * @param preset the value sent when the client gives none
 * @param maxCount how often it may be repeated
 */
public record Parameter(
        String name, Predicate<String> accepts, String expected, Optional<String> preset, int maxCount) {

    private static final int MAX_DIGITS = 12;

    public static Parameter oneOf(String name, List<String> values) {
        return new Parameter(name, values::contains, "one of " + String.join(", ", values), Optional.empty(), 1);
    }

    /** A decimal number between two bounds, both included. */
    public static Parameter number(String name, double min, double max) {
        return new Parameter(name, v -> isBetween(v, min, max), min + " to " + max, Optional.empty(), 1);
    }

    /** A whole number between two bounds, both included. */
    public static Parameter integer(String name, int min, int max) {
        Predicate<String> accepts = v -> v.chars().allMatch(Character::isDigit) && isBetween(v, min, max);
        return new Parameter(name, accepts, "a whole number from " + min + " to " + max, Optional.empty(), 1);
    }

    /** Printable text of at most {@code maxLength} characters, not blank. */
    public static Parameter text(String name, int maxLength, int maxCount) {
        Predicate<String> accepts =
                v -> !v.isBlank() && v.length() <= maxLength && v.chars().noneMatch(Character::isISOControl);
        return new Parameter(
                name, accepts, "text of 1 to " + maxLength + " printable characters", Optional.empty(), maxCount);
    }

    public Parameter withPreset(String value) {
        return new Parameter(name, accepts, expected, Optional.of(value), maxCount);
    }

    private static boolean isBetween(String value, double min, double max) {
        if (!value.matches("[0-9]+(\\.[0-9]+)?") || value.length() > MAX_DIGITS) {
            return false;
        }
        double number = Double.parseDouble(value);
        return number >= min && number <= max;
    }
}
