package org.jackfield.node;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jackfield.access.ClientAddress;
import org.jackfield.access.Guest;
import org.jackfield.access.HandshakePace;
import org.jackfield.session.SessionSettings;
import org.jackfield.testing.fakes.Configs;
import org.jackfield.testing.fakes.Exchange;
import org.jackfield.testing.fakes.ManualScheduler;
import org.jackfield.upstream.Capability;
import org.jackfield.upstream.Target;
import org.jackfield.upstream.dial.DialSettings;
import org.jackfield.upstream.dial.GuardedDialer;
import org.jackfield.upstream.dial.Requester;
import org.jackfield.upstream.dial.SchedulingDelay;
import org.junit.jupiter.api.Test;

class NodeMetersTest {

    @Test
    void theGaugesFollowWhatTheyShow() {
        Exchange exchange = new Exchange();
        SessionSlots slots = new SessionSlots(7, SessionSettings.from(Configs.of()), exchange.ticker);
        Load load = new Load(LoadSettings.from(Configs.of()), () -> Map.of("heap", 91), exchange.registry);
        SchedulingDelay delay = new SchedulingDelay(Duration.ofSeconds(1), List.of(), exchange.ticker);
        GuardedDialer dialer = new GuardedDialer(
                exchange.dialer,
                DialSettings.from(Configs.of()),
                Duration.ofSeconds(1),
                new ManualScheduler(exchange.ticker),
                exchange.ticker,
                delay);
        Drain drain = new Drain(
                exchange.registry,
                DrainSettings.from(Configs.of()),
                exchange.ticker,
                new ManualScheduler(exchange.ticker));
        SimpleMeterRegistry meters = new SimpleMeterRegistry();
        Safeguards safeguards = new Safeguards();
        HandshakePace pace = new HandshakePace(1, exchange.ticker);
        new NodeMeters(slots, load, drain, dialer, delay, safeguards, pace).bindTo(meters);

        exchange.ticker.advance(Duration.ofMillis(900));
        delay.run();
        pace.take(new ClientAddress("192.0.2.1"));
        slots.take(new Guest(), new ClientAddress("192.0.2.1"));
        load.sweep();
        safeguards.checked(List.of("drop", "pause"));
        Target target = new Target(URI.create("ws://127.0.0.1:1/"), Map.of());
        dialer.dial(
                target,
                Requester.SELF,
                exchange.relay(Capability.TEXT_TO_SPEECH).clientSide(),
                failure -> {});

        assertEquals(1, value(meters, "jackfield.seats.taken"));
        assertEquals(7, value(meters, "jackfield.seats.capacity"));
        assertEquals(2, value(meters, "jackfield.load.stage"));
        assertEquals(
                91,
                meters.get("jackfield.load.percent").tag("of", "heap").gauge().value());
        assertEquals(0, value(meters, "jackfield.draining"));
        assertEquals(1, value(meters, "jackfield.dials"));
        assertEquals(64, value(meters, "jackfield.dials.limit"));
        assertEquals(0, value(meters, "jackfield.dials.waiting"));
        assertEquals(0.1, value(meters, "jackfield.scheduling.delay"));
        assertEquals(1, value(meters, "jackfield.handshakes.addresses"));
        assertEquals(0, value(meters, "jackfield.upstreams.left.alone"));
        assertEquals(2, value(meters, "jackfield.safeguards.missing"));
    }

    private static double value(SimpleMeterRegistry meters, String name) {
        return meters.get(name).gauge().value();
    }
}
