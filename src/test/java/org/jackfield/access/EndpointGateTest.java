package org.jackfield.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jackfield.access.Authenticator.Outcome;
import org.jackfield.problem.Details;
import org.jackfield.problem.End;
import org.jackfield.testing.fakes.Configs;
import org.jackfield.testing.fakes.Requests;
import org.junit.jupiter.api.Test;

class EndpointGateTest {

    private static final AccessRequest ANYBODY = Requests.with(Map.of());
    private static final Outcome GUEST = new Outcome.Identified(new Guest());

    private final List<End> refused = new ArrayList<>();
    private final List<String> slots = new ArrayList<>();
    private final Echo echo = new Echo("echo", "/ws/echo/{room}", true, List.of());

    /** An endpoint that opens nothing. */
    private record Echo(String kind, String address, boolean isServed, List<String> missing) implements Endpoint {

        @Override
        public List<Way> ways() {
            return List.of(Way.socket(address), Way.http("POST", "/echo"));
        }

        @Override
        public Map<String, Object> help(String webSocketUrl) {
            return Map.of();
        }

        @Override
        public Resolved<Opening> resolve(Map<String, String> values, String query) {
            return new Resolved.Refused<>(End.PARAMETER, Details.of("values", values));
        }
    }

    private final Slot slot = new Slot() {
        @Override
        public void occupy() {
            slots.add("occupied");
        }

        @Override
        public void release() {
            slots.add("released");
        }
    };

    private EndpointGate gate(RequestRule rule, Endpoint... endpoints) {
        Slots one = (identity, address) -> new Slots.Outcome.Taken(slot);
        Admission admission = new Admission(List.of(rule), List.of(), one, RateSettings.from(Configs.of()));
        return new EndpointGate(List.of(endpoints), admission, refused::add);
    }

    private EndpointGate gate(Endpoint... endpoints) {
        return gate(request -> Optional.empty(), endpoints);
    }

    private static Resolved<String> there() {
        return new Resolved.Found<>("it");
    }

    private static <T> Resolved.Refused<T> refusal(Resolved<T> resolved) {
        if (resolved instanceof Resolved.Refused<T> refused) {
            return refused;
        }
        throw new AssertionError(resolved);
    }

    @Test
    void whoMayEnterHoldsAGrantAndIsNotCountedAsRefused() {
        Resolved<EndpointGate.Entry<String>> entry = gate(echo).enter(echo, ANYBODY, GUEST, EndpointGateTest::there);

        Grant grant = new Grant(
                new Guest(), new ClientAddress("192.0.2.1"), RateSettings.from(Configs.of()), Optional.empty(), slot);
        assertEquals(new Resolved.Found<>(new EndpointGate.Entry<>("it", grant)), entry);
        assertEquals(List.of(), refused);
        assertEquals(List.of(), slots);
    }

    @Test
    void theConditionsAreAskedInTheirOrderAndEveryRefusalIsToldOnce() {
        RequestRule closed = request -> Optional.of(Decision.refused(End.RESTARTING, "words"));
        Endpoint off = new Echo("off", "/off", false, List.of("A_TOKEN"));
        Endpoint bare = new Echo("bare", "/bare", true, List.of("A_TOKEN"));
        Outcome stranger = new Outcome.Rejected(End.AUTH_REQUIRED);

        assertEquals(
                End.NOT_FOUND,
                refusal(gate(closed, off).enter(off, ANYBODY, stranger, EndpointGateTest::there))
                        .end());
        Resolved.Refused<?> unconfigured =
                refusal(gate(closed, bare).enter(bare, ANYBODY, stranger, EndpointGateTest::there));
        assertEquals(End.CONFIGURATION, unconfigured.end());
        assertEquals(Details.of("required", List.of("A_TOKEN")), unconfigured.details());
        Resolved.Refused<?> ruled = refusal(gate(closed, echo).enter(echo, ANYBODY, stranger, EndpointGateTest::there));
        assertEquals(new Resolved.Refused<>(End.RESTARTING, Details.inWords("words")), ruled);
        assertEquals(
                End.AUTH_REQUIRED,
                refusal(gate(echo).enter(echo, ANYBODY, stranger, EndpointGateTest::there))
                        .end());
        assertEquals(List.of(End.NOT_FOUND, End.CONFIGURATION, End.RESTARTING, End.AUTH_REQUIRED), refused);
    }

    @Test
    void aSlotIsGivenBackWhereWhatIsAskedForIsNotThere() {
        EndpointGate gate = gate(echo);
        EndpointGate.Match match = gate.find("/ws/echo/blue").orElseThrow();

        Resolved<EndpointGate.Entry<Endpoint.Opening>> entry =
                gate.enter(match.endpoint(), ANYBODY, GUEST, () -> match.resolve("a=b"));

        assertEquals(new Resolved.Refused<>(End.PARAMETER, Details.of("values", Map.of("room", "blue"))), entry);
        assertEquals(List.of("released"), slots);
        assertEquals(List.of(End.PARAMETER), refused);
    }

    @Test
    void anEndpointIsFoundByItsSocketAndKnownAtAllItsAddresses() {
        EndpointGate gate = gate(echo);

        assertEquals(Optional.empty(), gate.find("/ws/echo"));
        assertEquals(Optional.empty(), gate.find("/ws/echo/"));
        assertEquals(Optional.empty(), gate.find("/echo"));
        assertTrue(gate.isWay("/echo") && gate.isWay("/ws/echo/blue") && !gate.isWay("/other"));
        assertEquals(echo, gate.endpoint("echo"));
    }

    @Test
    void twoEndpointsOfOnePathAreAMistakeOfTheBuild() {
        Echo other = new Echo("other", "/ws/echo/{room}", true, List.of());

        assertThrows(IllegalArgumentException.class, () -> gate(echo, other));
    }
}
