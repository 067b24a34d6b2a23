package org.jackfield.testing.server;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waiting for what a server does in a time of its own. */
public final class Await {

    /** Only so that a test does not hang: no test judges by how long something takes. */
    private static final long SECONDS = 50;

    private static final long PAUSE_MILLIS = 50;

    private Await() {}

    /** Asks until it holds; a failed assertion if it never does. */
    public static void until(String what, BooleanSupplier holds) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
        while (!holds.getAsBoolean()) {
            if (System.nanoTime() - deadline > 0) {
                throw new AssertionError("Never: " + what);
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(PAUSE_MILLIS));
        }
    }

    public static void rest(Duration time) {
        LockSupport.parkNanos(time.toNanos());
    }
}
