package org.jackfield.health;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class BuildTest {

    @Test
    void theBuildHasWrittenDownWhichItIs() {
        Build running = Build.running();

        assertTrue(running.version().matches("\\d+\\.\\d+\\.\\d+"), running::version);
        assertTrue(Instant.parse(running.built()).isAfter(Instant.EPOCH));
    }
}
