package org.jackfield.it;

import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;

/** What no client may ever be told: the insides of the server. */
final class Leaks {

    private static final List<String> TRACES =
            List.of("Exception", "\tat ", "org.jackfield", "jakarta.", "java.", "Payara", "WildFly", "Undertow");

    private Leaks() {}

    /** {@code told} holds no stack trace, no name of a class and none of {@code secrets}. */
    static void assertNone(String told, String... secrets) {
        TRACES.forEach(trace -> assertFalse(told.contains(trace), () -> trace + " in " + told));
        for (String secret : secrets) {
            assertFalse(told.contains(secret), () -> "a secret in " + told);
        }
    }
}
