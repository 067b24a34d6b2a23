package org.jackfield.session;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jackfield.problem.Details;
import org.jackfield.problem.End;
import org.jackfield.testing.fakes.Exchange;
import org.jackfield.testing.fakes.ManualTicker;
import org.junit.jupiter.api.Test;

class SweeperTest {

    private final List<String> looked = new ArrayList<>();

    @Test
    void aSessionThatFailsKeepsNoOtherFromItsTurn() {
        Exchange exchange = new Exchange();
        for (String id : List.of("1", "2", "3")) {
            exchange.session(id, new Failing(id)).begin();
        }

        exchange.sweep();

        assertEquals(List.of("1", "2", "3"), looked.stream().sorted().toList());
    }

    @Test
    void choresAreDoneThoughOneFails() {
        List<String> done = new ArrayList<>();
        Sweeper sweeper = new Sweeper(
                new Exchange().registry,
                new ManualTicker(),
                Duration.ofSeconds(10),
                List.of(
                        () -> {
                            throw new IllegalStateException("bug");
                        },
                        () -> done.add("second")));

        sweeper.run();

        assertEquals(List.of("second"), done);
    }

    /** Remembers having been asked, and fails at it. */
    private final class Failing implements SessionHandler {

        private final String id;

        Failing(String id) {
            this.id = id;
        }

        @Override
        public Optional<End> due() {
            looked.add(id);
            throw new IllegalStateException("bug");
        }

        @Override
        public void end(End end, Details details) {}

        @Override
        public void tell(End end, Details details) {}
    }
}
