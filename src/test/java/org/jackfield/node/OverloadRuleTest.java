package org.jackfield.node;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jackfield.access.AccessRequest;
import org.jackfield.access.ClientAddress;
import org.jackfield.access.Decision;
import org.jackfield.access.Guest;
import org.jackfield.access.PublicAddress;
import org.jackfield.problem.End;
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

class OverloadRuleTest {

    private static final Optional<Decision.Refused> REFUSED = Optional.of(Decision.refused(End.OVERLOADED));

    private final Exchange exchange = new Exchange();
    private final SchedulingDelay delay = new SchedulingDelay(Duration.ofMillis(200), List.of(), exchange.ticker);
    private final GuardedDialer dialer = new GuardedDialer(
            exchange.dialer,
            DialSettings.from(Configs.of(
                    "jackfield.dial.min-concurrent", "1",
                    "jackfield.dial.max-concurrent", "1",
                    "jackfield.dial.max-waiting", "4")),
            Duration.ofSeconds(1),
            new ManualScheduler(exchange.ticker),
            exchange.ticker,
            delay);
    private final SessionSlots slots = new SessionSlots(100, SessionSettings.from(Configs.of()), exchange.ticker);
    private final OverloadRule rule = new OverloadRule(delay, dialer, slots);

    private Optional<Decision.Refused> objection(String address) {
        AccessRequest request = new AccessRequest(
                "GET",
                "HTTP/1.1",
                new PublicAddress("http", "127.0.0.1"),
                name -> List.of(),
                new ClientAddress(address));
        return rule.objection(request, new Guest());
    }

    private void dial(String network) {
        Target target = new Target(URI.create("wss://gateway.example/"), Map.of());
        dialer.dial(
                target,
                new Requester(network, () -> true),
                exchange.relay(Capability.SPEECH_TO_TEXT).clientSide(),
                failure -> {});
    }

    @Test
    void aNodeThatIsInTimeTakesEverybody() {
        assertEquals(Optional.empty(), objection("192.0.2.1"));
    }

    @Test
    void aNodeThatIsLateTakesNobodyNew() {
        for (int i = 0; i < 20; i++) {
            exchange.ticker.advance(Duration.ofMillis(500));
            delay.run();
        }

        assertEquals(REFUSED, objection("192.0.2.1"));
    }

    @Test
    void anAddressForWhichEnoughWaitGetsNoMoreInAndAnotherDoes() {
        dial("192.0.2.1");
        dial("192.0.2.1");

        assertEquals(REFUSED, objection("192.0.2.1"));
        assertEquals(Optional.empty(), objection("192.0.2.2"));
    }

    @Test
    void whoHasBeenLetInAndDoesNotWaitYetIsCounted() {
        dial("192.0.2.1");
        for (int i = 1; i <= 4; i++) {
            slots.take(new Guest(), new ClientAddress("192.0.2." + i));
        }

        assertEquals(REFUSED, objection("192.0.2.9"));
    }

    @Test
    void ofOneAddressOneIsCountedHoweverManyAreLetIn() {
        dial("192.0.2.1");
        for (int i = 1; i <= 4; i++) {
            slots.take(new Guest(), new ClientAddress("192.0.2.1"));
        }

        assertEquals(Optional.empty(), objection("192.0.2.9"));
    }

    @Test
    void nobodyGetsInWhileTheLineIsFull() {
        dial("192.0.2.1");
        for (int i = 1; i <= 4; i++) {
            dial("192.0.2." + i);
        }

        assertEquals(REFUSED, objection("192.0.2.9"));
    }
}
