package org.jackfield.upstream.dial;

import java.util.Map;
import org.jackfield.problem.Details;
import org.jackfield.problem.End;

/**
 * Why a dial came to nothing.
 *
 * @param end the row of the table of ends
 * @param httpStatus the status of a refused upgrade; 0 if there was no answer
 * @param retryAfterMillis what the upstream asked for in {@code Retry-After}; 0 if nothing
 */
public record DialFailure(End end, int httpStatus, long retryAfterMillis) {

    public static DialFailure of(End end) {
        return new DialFailure(end, 0, 0);
    }

    /** The same for the error object. */
    public Details details() {
        return new Details(httpStatus == 0 ? Map.of() : Map.of("upstreamStatus", httpStatus), retryAfterMillis);
    }
}
