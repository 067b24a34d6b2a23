package org.jackfield.speech;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jackfield.access.Resolved;
import org.jackfield.problem.End;
import org.jackfield.testing.fakes.Configs;
import org.jackfield.testing.fakes.Exchange;
import org.jackfield.testing.fakes.ManualScheduler;
import org.jackfield.testing.fakes.Models;
import org.jackfield.testing.fakes.Models.FakeProvider;
import org.jackfield.upstream.Capability;
import org.jackfield.upstream.Gateway;
import org.jackfield.upstream.ModelSettings;
import org.jackfield.upstream.Route;
import org.jackfield.upstream.Target;
import org.jackfield.upstream.UpstreamSettings;
import org.jackfield.upstream.Upstreams;
import org.jackfield.upstream.dial.DialFailure;
import org.jackfield.upstream.dial.DialSettings;
import org.jackfield.upstream.dial.GuardedDialer;
import org.jackfield.upstream.dial.Requester;
import org.jackfield.upstream.dial.SchedulingDelay;
import org.junit.jupiter.api.Test;

class SpeechRequestsTest {

    private static final Target TARGET = new Target(URI.create("wss://door.example/"), Map.of());

    private final Exchange exchange = new Exchange();
    private final GuardedDialer dialer = new GuardedDialer(
            exchange.dialer,
            DialSettings.from(Configs.of()),
            Duration.ofSeconds(1),
            new ManualScheduler(exchange.ticker),
            exchange.ticker,
            new SchedulingDelay(Duration.ofSeconds(1), List.of(), exchange.ticker));
    private final SpeechRequests requests = new SpeechRequests(
            new Upstreams(
                    List.of(new FakeProvider("acme", Models.model("acme", "ears", Capability.SPEECH_TO_TEXT))),
                    List.of(new Door()),
                    UpstreamSettings.from(Configs.of("jackfield.gateway", "door")),
                    new ModelSettings("ears", "")),
            dialer,
            SpeechSettings.from(Configs.of()),
            Exchange.CLOCK,
            exchange.ticker);

    private static final class Door implements Gateway {

        @Override
        public String name() {
            return "door";
        }

        @Override
        public List<String> missing() {
            return List.of();
        }

        @Override
        public Target target(Route route) {
            return TARGET;
        }
    }

    private Resolved.Refused<Route> refused(String query) {
        if (requests.route(Capability.SPEECH_TO_TEXT, query) instanceof Resolved.Refused<Route> refused) {
            return refused;
        }
        throw new AssertionError(query);
    }

    @Test
    void aGoodQueryIsARoute() {
        Resolved<String> name = requests.route(Capability.SPEECH_TO_TEXT, "model=ears")
                .map(route -> route.model().catalogueName());

        assertEquals(new Resolved.Found<>("@cf/acme/ears"), name);
    }

    @Test
    void aParameterThatIsNotTakenIsNamed() {
        Resolved.Refused<Route> refused = refused("a=b");

        assertEquals(End.PARAMETER, refused.end());
        assertEquals(Map.of("parameter", "a"), refused.details().members());
        assertEquals(
                "a is not among the parameters model", refused.details().words().orElseThrow());
    }

    @Test
    void thereIsNoRouteWhileTheUpstreamIsLeftAlone() {
        for (int i = 0; i < 10; i++) {
            Requester requester = new Requester("192.0.2." + i, () -> true);
            dialer.dial(
                    TARGET, requester, exchange.relay(Capability.TEXT_TO_SPEECH).clientSide(), failure -> {});
            exchange.dialer.fail(DialFailure.of(End.UNREACHABLE));
        }
        exchange.ticker.advance(Duration.ofSeconds(4));

        Resolved.Refused<Route> refused = refused("");

        assertEquals(End.CIRCUIT_OPEN, refused.end());
        assertEquals(6000, refused.details().retryAfterMillis());
    }
}
