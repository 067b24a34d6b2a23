package org.jackfield.session;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.jackfield.relay.speech.SpeechEndpoint;
import org.jackfield.testing.Exchange;
import org.jackfield.wire.End;
import org.junit.jupiter.api.Test;

class SweeperTest {

    private final List<String> swept = new ArrayList<>();

    @Test
    void aSessionThatFailsKeepsNoOtherFromItsTurn() {
        SessionRegistry registry = new SessionRegistry(List.of());
        for (String id : List.of("1", "2", "3")) {
            registry.add(new Failing(id, new Exchange().relay(SpeechEndpoint.SPEECH)));
        }

        new Sweeper(registry).run();

        assertEquals(List.of("1", "2", "3"), swept.stream().sorted().toList());
    }

    /** A session that remembers having been swept, and fails at it. */
    private final class Failing implements LiveSession {

        private final String id;
        private final LiveSession rest;

        Failing(String id, LiveSession rest) {
            this.id = id;
            this.rest = rest;
        }

        @Override
        public String id() {
            return id;
        }

        @Override
        public String kind() {
            return rest.kind();
        }

        @Override
        public Lifecycle lifecycle() {
            return rest.lifecycle();
        }

        @Override
        public Leg client() {
            return rest.client();
        }

        @Override
        public Leg upstream() {
            return rest.upstream();
        }

        @Override
        public End outcome() {
            return rest.outcome();
        }

        @Override
        public void sweep() {
            swept.add(id);
            throw new IllegalStateException("bug");
        }

        @Override
        public void end(End end) {
            rest.end(end);
        }
    }
}
