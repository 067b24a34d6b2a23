package org.jackfield.config;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Objects;

/** A credential. It prints as a mask; only {@link #reveal()} gives it away, and only a target of a dial should ask. */
public final class Secret {

    private final String value;

    private Secret(String value) {
        this.value = value;
    }

    public static Secret of(String value) {
        return new Secret(value);
    }

    public String reveal() {
        return value;
    }

    /** This secret behind an authorization scheme, e.g. {@code Bearer}. */
    public Secret withScheme(String scheme) {
        return new Secret(scheme + " " + value);
    }

    public boolean isShorterThan(int characters) {
        return value.length() < characters;
    }

    /** Whether {@code given} is this secret, in a time that does not tell how much of it is. */
    public boolean isSameAs(String given) {
        return MessageDigest.isEqual(value.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Secret secret && secret.value.equals(value);
    }

    @Override
    public int hashCode() {
        return Objects.hash(value);
    }

    @Override
    public String toString() {
        return "***";
    }
}
