package org.jackfield.operations;

import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jackfield.session.ObservedLeg;

/**
 * How long heartbeats take at the moment: over all live legs of a name, the last one of each.
 *
 * @param p50Ms the median, in milliseconds
 * @param p99Ms what 99 of 100 stay within
 */
@JsonbPropertyOrder({"p50Ms", "p99Ms"})
public record RoundTrips(double p50Ms, double p99Ms) {

    private static final double NANOS_PER_MILLI = 1e6;

    /** Empty if no ping was answered yet. */
    static Optional<RoundTrips> of(Stream<? extends ObservedLeg> legs) {
        List<Duration> sorted = legs.map(ObservedLeg::roundTrip)
                .flatMap(Optional::stream)
                .sorted()
                .toList();
        return sorted.isEmpty() ? Optional.empty() : Optional.of(new RoundTrips(at(sorted, 50), at(sorted, 99)));
    }

    /** The nearest rank. */
    private static double at(List<Duration> sorted, int percent) {
        int rank = (sorted.size() * percent + 99) / 100;
        return sorted.get(rank - 1).toNanos() / NANOS_PER_MILLI;
    }
}
