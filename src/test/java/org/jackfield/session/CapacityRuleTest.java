package org.jackfield.session;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.jackfield.policy.AccessRequest;
import org.jackfield.policy.Decision;
import org.jackfield.testing.Configs;
import org.jackfield.testing.Exchange;
import org.jackfield.wire.End;
import org.junit.jupiter.api.Test;

class CapacityRuleTest {

    private static final AccessRequest REQUEST = new AccessRequest(
            "GET", "HTTP/1.1", "localhost", List.of(), List.of("upgrade"), List.of("13"), List.of("key"));

    private final SessionRegistry registry = new SessionRegistry(List.of());
    private final CapacityRule rule =
            new CapacityRule(registry, SessionSettings.from(Configs.of("jackfield.session.max-sessions", "1")));

    @Test
    void theLastPlaceIsGivenAndNoFurtherOne() {
        assertEquals(Decision.admitted(), rule.decide(REQUEST));

        registry.add(new Exchange().session());

        assertEquals(Decision.refused(End.OVERLOADED), rule.decide(REQUEST));
    }

    @Test
    void aPlaceThatIsReleasedIsGivenAgain() {
        LiveSession session = new Exchange().session();
        registry.add(session);
        registry.release(session);

        assertEquals(Decision.admitted(), rule.decide(REQUEST));
    }
}
