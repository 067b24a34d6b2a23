package org.jackfield.upstream.dial;

import java.util.function.BooleanSupplier;

/**
 * For whom an upstream is dialled.
 *
 * @param network under which name its dials are counted
 * @param waiting whether it still waits for the outcome; asked on any thread, and it never waits itself
 */
public record Requester(String network, BooleanSupplier waiting) {

    /** This server itself, for a purpose of its own. */
    public static final Requester SELF = new Requester("self", () -> true);

    /** False once nobody wants the connection any more. */
    public boolean isWaiting() {
        return waiting.getAsBoolean();
    }
}
