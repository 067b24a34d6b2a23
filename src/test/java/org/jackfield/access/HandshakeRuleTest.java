package org.jackfield.access;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.jackfield.problem.End;
import org.junit.jupiter.api.Test;

/** What only a rule alone can show; the servers show the rest. */
class HandshakeRuleTest {

    @Test
    void aClientWaitsForItsAnswerBeforeItSendsMore() {
        assertEquals(Optional.empty(), HandshakeRule.early(0));
        assertEquals(Optional.of(End.HANDSHAKE), HandshakeRule.early(1).map(Decision.Refused::end));
    }
}
