package org.jackfield.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import org.jackfield.bench.Clients.Target;
import org.jackfield.bench.Load.Measured;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The bench's two ends against each other, so that no run on a server is the first to find them broken. */
@Timeout(60)
class DirectTest {

    @Test
    void everyMessageComesBackWithoutAServerBetween() throws IOException {
        try (Stub stub = new Stub();
                Clients clients = new Clients(new Target("/", stub.port(), false), 640)) {
            clients.open(4);
            Measured measured = Load.saturate(clients, Duration.ofMillis(50), Duration.ofMillis(200), () -> 0);
            assertTrue(measured.messages() > 0, measured::toString);
            assertEquals(0, measured.lost(), measured::toString);
        }
    }
}
