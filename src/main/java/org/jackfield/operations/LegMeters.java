package org.jackfield.operations;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.jackfield.operations.Traffic.Side;

/** The figures of the two sides of all sessions: what is received, what waits to be sent, how long pings take. */
public final class LegMeters implements MeterBinder {

    private final Traffic traffic;

    public LegMeters(Traffic traffic) {
        this.traffic = traffic;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        for (Side side : Side.values()) {
            bindTo(registry, side);
        }
    }

    private void bindTo(MeterRegistry registry, Side side) {
        FunctionCounter.builder("jackfield.messages.received", traffic, all -> all.from(side)
                        .messages())
                .description("Messages received from this side")
                .tag("leg", side.tag())
                .register(registry);
        FunctionCounter.builder(
                        "jackfield.received", traffic, all -> all.from(side).bytes())
                .description("Payload received from this side")
                .baseUnit("bytes")
                .tag("leg", side.tag())
                .register(registry);
        waiting(registry, side, "jackfield.queue.waiting", "Waiting for this side", all -> waiting(all, side)
                .sum());
        waiting(registry, side, "jackfield.queue.waiting.max", "The fullest queue", all -> waiting(all, side)
                .max()
                .orElse(0));
        roundTrip(registry, side, "p50", RoundTrips::p50Ms);
        roundTrip(registry, side, "p99", RoundTrips::p99Ms);
    }

    private static IntStream waiting(Traffic traffic, Side side) {
        return traffic.live().stream()
                .mapToInt(session -> side.of(session).queue().waitingBytes());
    }

    private void waiting(
            MeterRegistry registry, Side side, String name, String description, ToDoubleFunction<Traffic> bytes) {
        Gauge.builder(name, traffic, bytes)
                .description(description)
                .baseUnit("bytes")
                .tag("leg", side.tag())
                .register(registry);
    }

    private void roundTrip(MeterRegistry registry, Side side, String rank, ToDoubleFunction<RoundTrips> value) {
        TimeGauge.builder(
                        "jackfield.ping.round.trip",
                        traffic,
                        TimeUnit.MILLISECONDS,
                        all -> RoundTrips.of(all.live(), side).stream()
                                .mapToDouble(value)
                                .findFirst()
                                .orElse(Double.NaN))
                .description("From the last ping of each live session to its pong")
                .tag("leg", side.tag())
                .tag("rank", rank)
                .register(registry);
    }
}
