package org.jackfield.sandbox.peer;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jackfield.wire.Ticker;

/**
 * One connection to a model of the sandbox, and all that its far end needs.
 *
 * @param parameters the checked parameters of the model, with its presets
 * @param requestId the id that the model gives the connection, a UUID
 * @param output what is said goes there
 * @param strand where everything happens
 * @param ticker the clock for idle connections and rates
 */
public record SandboxConnection(
        Map<String, List<String>> parameters, String requestId, SandboxOutput output, Strand strand, Ticker ticker) {

    /** The value of a parameter that is required or has a preset. */
    public String value(String name) {
        return Optional.ofNullable(parameters.get(name)).orElseThrow().get(0);
    }

    /** The parameter {@code sample_rate}. */
    public int rateHz() {
        return Integer.parseInt(value("sample_rate"));
    }
}
