package org.jackfield.operations;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.jackfield.session.ObservedLeg;

/**
 * The figures of all legs of one name: what is received, what waits to be sent, how long heartbeats take.
 *
 * @param traffic where they are counted
 * @param leg the name, which is the tag
 */
record LegMeters(Traffic traffic, String leg) {

    private static final String TAG = "leg";

    void bindTo(MeterRegistry registry) {
        FunctionCounter.builder("jackfield.messages.received", traffic, all -> all.from(leg)
                        .messages())
                .description("Messages received from this side")
                .tag(TAG, leg)
                .register(registry);
        FunctionCounter.builder(
                        "jackfield.received", traffic, all -> all.from(leg).bytes())
                .description("Payload received from this side")
                .baseUnit("bytes")
                .tag(TAG, leg)
                .register(registry);
        waiting(registry, "jackfield.queue.waiting", "Waiting for this side", all -> waiting(all)
                .sum());
        waiting(registry, "jackfield.queue.waiting.max", "The fullest queue", all -> waiting(all)
                .max()
                .orElse(0));
        roundTrip(registry, "p50", RoundTrips::p50Ms);
        roundTrip(registry, "p99", RoundTrips::p99Ms);
    }

    private IntStream waiting(Traffic all) {
        return all.live(leg).mapToInt(ObservedLeg::waitingBytes);
    }

    private void waiting(MeterRegistry registry, String name, String description, ToDoubleFunction<Traffic> bytes) {
        Gauge.builder(name, traffic, bytes)
                .description(description)
                .baseUnit("bytes")
                .tag(TAG, leg)
                .register(registry);
    }

    private void roundTrip(MeterRegistry registry, String rank, ToDoubleFunction<RoundTrips> value) {
        TimeGauge.builder(
                        "jackfield.ping.round.trip",
                        traffic,
                        TimeUnit.MILLISECONDS,
                        all -> RoundTrips.of(all.live(leg)).stream()
                                .mapToDouble(value)
                                .findFirst()
                                .orElse(Double.NaN))
                .description("From the last ping of each live session to its pong")
                .tag(TAG, leg)
                .tag("rank", rank)
                .register(registry);
    }
}
