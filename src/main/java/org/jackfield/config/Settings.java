package org.jackfield.config;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.Config;

/**
 * The configuration, read value by value. A blank value counts as none; a value that cannot be parsed is an
 * {@link InvalidSetting}. What a value must be beyond that is checked by the record it goes into.
 */
public final class Settings {

    private final Config config;

    public Settings(Config config) {
        this.config = config;
    }

    public Optional<String> text(String name) {
        return config.getOptionalValue(name, String.class).map(String::strip).filter(text -> !text.isEmpty());
    }

    public String text(String name, String preset) {
        return text(name).orElse(preset);
    }

    /** Fails with the key of a setting unless its value makes sense. */
    public static void check(String key, boolean holds, String words) {
        if (!holds) {
            throw new InvalidSetting(key, words);
        }
    }

    /** A flag: {@code true} or {@code false}, nothing else. */
    public boolean flag(String name, boolean preset) {
        return switch (text(name, Boolean.toString(preset))) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new InvalidSetting(name, "must be true or false");
        };
    }

    /** A whole number. */
    public int number(String name, int preset) {
        return number(name).orElse(preset);
    }

    /** A whole number, if there is one. */
    public OptionalInt number(String name) {
        try {
            return text(name).stream().mapToInt(Integer::parseInt).findFirst();
        } catch (NumberFormatException e) {
            throw new InvalidSetting(name, "must be a whole number");
        }
    }

    /** Values separated by commas. */
    public Set<String> list(String name, String preset) {
        return Arrays.stream(text(name, preset).split(","))
                .map(String::strip)
                .filter(value -> !value.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** A duration in the form of ISO 8601. */
    public Duration duration(String name, Duration preset) {
        try {
            return text(name).map(Duration::parse).orElse(preset);
        } catch (DateTimeParseException e) {
            throw new InvalidSetting(name, "must be a duration such as PT5S");
        }
    }

    /** A password as it stands, spaces included, but without the line end that files have. */
    public Optional<Secret> password(String name) {
        return config.getOptionalValue(name, String.class)
                .map(text -> text.replaceFirst("\\R\\z", ""))
                .filter(text -> !text.isEmpty())
                .map(Secret::of);
    }

    /** A credential that goes into a header, hence of visible ASCII characters alone and without a scheme before it. */
    public Optional<Secret> credential(String name) {
        Optional<String> text = text(name);
        if (text.isPresent() && !text.get().chars().allMatch(c -> c > ' ' && c < 0x7f)) {
            throw new InvalidSetting(name, "must be the bare credential, of visible ASCII characters");
        }
        return text.map(Secret::of);
    }
}
