package org.jackfield.speech;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jackfield.access.ClientAddress;
import org.jackfield.access.Decision;
import org.jackfield.access.Grant;
import org.jackfield.node.SessionSlots;
import org.jackfield.problem.End;
import org.jackfield.session.SessionListener;
import org.jackfield.session.SessionRegistry;
import org.jackfield.session.SessionSettings;
import org.jackfield.speech.Entrance.Entry;
import org.jackfield.testing.fakes.Configs;
import org.jackfield.testing.fakes.Exchange;
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
import org.junit.jupiter.api.Test;

class EntranceTest {

    private static final Target TARGET = new Target(URI.create("wss://door.example/"), Map.of());

    private final Exchange exchange = new Exchange();
    private final List<End> refused = new ArrayList<>();
    private final List<String> missing = new ArrayList<>();
    private final SessionSlots slots = new SessionSlots(1, SessionSettings.from(Configs.of()), exchange.ticker);
    private final GuardedDialer dialer = new GuardedDialer(
            exchange.dialer, DialSettings.from(Configs.of()), Duration.ofSeconds(1), Runnable::run, exchange.ticker);
    private final Entrance entrance = entrance();

    private Entrance entrance() {
        FakeProvider acme = new FakeProvider("acme", Models.model("acme", "ears", Capability.SPEECH_TO_TEXT));
        Upstreams upstreams = new Upstreams(
                List.of(acme),
                List.of(new Door()),
                UpstreamSettings.from(Configs.of("jackfield.gateway", "door")),
                new ModelSettings("ears", ""));
        SessionRegistry registry = new SessionRegistry(List.of(new SessionListener() {
            @Override
            public void refused(End end) {
                refused.add(end);
            }
        }));
        SpeechSettings speech = SpeechSettings.from(Configs.of("jackfield.speech.endpoints", "transcription"));
        return new Entrance(speech, upstreams, dialer, registry);
    }

    private final class Door implements Gateway {

        @Override
        public String name() {
            return "door";
        }

        @Override
        public List<String> missing() {
            return missing;
        }

        @Override
        public Target target(Route route) {
            return TARGET;
        }
    }

    private Entry enter(SpeechEndpoint endpoint, String query) {
        return entrance.enter(endpoint, query, () -> slots.slot(Grant.GUEST, new ClientAddress("192.0.2.1")));
    }

    private Entry enter() {
        return enter(SpeechEndpoint.TRANSCRIPTION, "");
    }

    private static End endOf(Entry entry) {
        return assertInstanceOf(Entry.Refused.class, entry).end();
    }

    @Test
    void whoMayEnterHoldsAGrantAndIsNotCountedAsRefused() {
        Entry.Open open = assertInstanceOf(Entry.Open.class, enter());

        assertEquals("guest", open.grant().getName());
        assertEquals(1, slots.taken());
        assertEquals(List.of(), refused);
    }

    @Test
    void everyRefusalIsToldOnce() {
        assertEquals(End.NOT_FOUND, endOf(enter(SpeechEndpoint.SPEECH, "")));
        assertEquals(End.PARAMETER, endOf(enter(SpeechEndpoint.TRANSCRIPTION, "a=b")));
        missing.add("A_TOKEN");
        assertEquals(new Entry.NotConfigured(List.of("A_TOKEN")), enter());
        missing.clear();
        enter();
        assertEquals(End.OVERLOADED, endOf(enter()));

        assertEquals(List.of(End.NOT_FOUND, End.PARAMETER, End.CONFIGURATION, End.OVERLOADED), refused);
    }

    @Test
    void aSeatIsGivenBackWhereTheParametersAreNotGood() {
        enter(SpeechEndpoint.TRANSCRIPTION, "a=b");

        assertEquals(0, slots.taken());
    }

    @Test
    void nobodyEntersWhileTheUpstreamIsLeftAlone() {
        for (int i = 0; i < 10; i++) {
            dialer.dial(TARGET, exchange.relay(SpeechEndpoint.SPEECH).clientSide(), failure -> {});
            exchange.dialer.fail(DialFailure.of(End.UNREACHABLE));
        }
        exchange.ticker.advance(Duration.ofSeconds(4));

        Entry.Refused entry = assertInstanceOf(Entry.Refused.class, enter());

        assertEquals(End.CIRCUIT_OPEN, entry.end());
        assertEquals(6000, entry.details().retryAfterMillis());
        assertEquals(0, slots.taken());
        assertEquals(List.of(End.CIRCUIT_OPEN), refused);
    }

    @Test
    void whatARuleSaysIsPassedOn() {
        Decision.Refused decision = Decision.refused(End.ORIGIN_DENIED, "words");

        Entry entry = entrance.enter(SpeechEndpoint.TRANSCRIPTION, "", () -> decision);

        assertEquals(new Entry.Refused(End.ORIGIN_DENIED, "words", decision.details()), entry);
        assertEquals(List.of(End.ORIGIN_DENIED), refused);
    }
}
