package org.jackfield.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import java.util.stream.Stream;
import org.jackfield.problem.End;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RefusalsTest {

    static Stream<Arguments> refusals() {
        return Stream.of(
                Arguments.of(Refusals.unauthorized(), Optional.of(End.UNAUTHORIZED)),
                Arguments.of(Refusals.unknownGateway(), Optional.of(End.GATEWAY_NOT_FOUND)),
                Arguments.of(Refusals.unknownAccount(), Optional.of(End.ACCOUNT_MISMATCH)),
                Arguments.of(Refusals.unknownModel(), Optional.of(End.MODEL_NOT_FOUND)),
                Arguments.of(Refusals.badParameter("a", "is required"), Optional.empty()),
                Arguments.of(Refusals.rehearsed(402), Optional.empty()),
                Arguments.of(Refusals.rehearsed(403), Optional.of(End.FORBIDDEN)),
                Arguments.of(Refusals.rehearsed(429), Optional.of(End.UPSTREAM_BUSY)),
                Arguments.of(Refusals.rehearsed(500), Optional.empty()));
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void theTableKnowsWhatEachRefusalMeans(SandboxDecision.Refused refused, Optional<End> meaning) {
        assertEquals(meaning, Refusals.TABLE.meaning(refused.jsonBody()));
    }
}
