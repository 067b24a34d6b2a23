package org.jackfield.node;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.List;
import org.jackfield.access.HandshakePace;
import org.jackfield.upstream.dial.GuardedDialer;
import org.jackfield.upstream.dial.SchedulingDelay;

/**
 * Gauges of how full this node is and how its upstreams bear it.
 *
 * @param slots the slots
 * @param load the stage of load
 * @param drain whether it is emptied
 * @param dialer the way to the upstreams
 * @param delay how late this node is
 * @param safeguards what protects it beneath the Jakarta API
 * @param pace how often addresses ask for WebSockets
 */
public record NodeMeters(
        SessionSlots slots,
        Load load,
        Drain drain,
        GuardedDialer dialer,
        SchedulingDelay delay,
        Safeguards safeguards,
        HandshakePace pace)
        implements MeterBinder {

    private static final double NANOS_PER_SECOND = 1e9;

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("jackfield.seats.taken", slots, SessionSlots::taken)
                .description("Slots that sessions have or that are kept for them.")
                .register(registry);
        Gauge.builder("jackfield.seats.capacity", slots, SessionSlots::capacity)
                .description("Slots in all.")
                .register(registry);
        Gauge.builder("jackfield.load.stage", load, of -> of.stage().level())
                .description("0: all are served, 1: no new guests, 2: nobody new, 3: idle sessions are ended.")
                .register(registry);
        for (String reading : List.of("heap", "direct", "descriptors")) {
            Gauge.builder("jackfield.load.percent", load, of -> of.percent(reading))
                    .description("What is used of a limit.")
                    .tag("of", reading)
                    .register(registry);
        }
        Gauge.builder("jackfield.draining", drain, of -> of.isDraining() ? 1 : 0)
                .description("Whether this node is emptied before a restart")
                .register(registry);
        Gauge.builder("jackfield.upstreams.left.alone", dialer, GuardedDialer::leftAlone)
                .description("Upstreams whose circuit breaker is open or half open.")
                .register(registry);
        Gauge.builder("jackfield.safeguards.missing", safeguards, of -> of.missing()
                        .size())
                .description("Protections that could not be reached in the container, as of its first session.")
                .register(registry);
        Gauge.builder("jackfield.dials", dialer, GuardedDialer::dials)
                .description("Dials under way.")
                .register(registry);
        Gauge.builder("jackfield.dials.limit", dialer, GuardedDialer::limit)
                .description("Dials that may be under way.")
                .register(registry);
        Gauge.builder("jackfield.dials.waiting", dialer, GuardedDialer::waiting)
                .description("Dials that wait for their turn.")
                .register(registry);
        Gauge.builder("jackfield.scheduling.delay", delay, of -> of.smoothed().toNanos() / NANOS_PER_SECOND)
                .baseUnit("seconds")
                .description("How late this node does what is due, smoothed over a second.")
                .register(registry);
        Gauge.builder("jackfield.handshakes.addresses", pace, HandshakePace::addresses)
                .description("Addresses whose requests for WebSockets are kept count of.")
                .register(registry);
    }
}
