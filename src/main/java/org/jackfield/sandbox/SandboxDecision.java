package org.jackfield.sandbox;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jackfield.sandbox.peer.SandboxModel;

/** What the sandbox answers to a handshake. */
public sealed interface SandboxDecision {

    /**
     * The upgrade is refused.
     *
     * @param httpStatus the status of the answer
     * @param jsonBody its body, {@code application/json}
     * @param retryAfterSeconds the header {@code Retry-After}
     */
    record Refused(int httpStatus, String jsonBody, OptionalInt retryAfterSeconds) implements SandboxDecision {}

    /**
     * The upgrade goes ahead.
     *
     * @param model the model that was asked for
     * @param parameters the checked parameters of the model, with its presets
     * @param fault what is to go wrong
     */
    record Accepted(SandboxModel model, Map<String, List<String>> parameters, Optional<Fault> fault)
            implements SandboxDecision {

        public Accepted {
            parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
        }

        /** How long the answer to the upgrade is to wait. */
        public Duration upgradeDelay() {
            return fault.filter(Fault.SlowUpgrade.class::isInstance)
                    .map(slow -> ((Fault.SlowUpgrade) slow).delay())
                    .orElse(Duration.ZERO);
        }
    }
}
