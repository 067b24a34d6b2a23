package org.jackfield.wire;

/** A clock for durations: nanoseconds from an arbitrary origin, never going back. */
@FunctionalInterface
public interface Ticker {
    long nanos();
}
