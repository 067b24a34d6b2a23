package org.jackfield.diagnosis;

import java.time.Duration;

/**
 * How long an examination waits.
 *
 * @param step for the name, for TCP and for TLS, each
 * @param message for the model's first message once the connection is open
 * @param whole for everything together
 */
public record DiagnosisLimits(Duration step, Duration message, Duration whole) {

    /** What a person in front of a page bears with. */
    public static final DiagnosisLimits USUAL =
            new DiagnosisLimits(Duration.ofSeconds(3), Duration.ofSeconds(5), Duration.ofSeconds(10));
}
