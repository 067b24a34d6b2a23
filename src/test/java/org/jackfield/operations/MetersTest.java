package org.jackfield.operations;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.micrometer.core.instrument.Counter;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MetersTest {

    private final Watched watched = new Watched();

    @AfterEach
    void close() {
        watched.meters.close();
    }

    @Test
    void theRuntimeIsWatchedToo() {
        String text = watched.meters.inFormOf(Meters.TEXT);
        for (String name : List.of(
                "jvm_memory_used_bytes{",
                "jvm_gc_",
                "jvm_threads_live_threads ",
                "process_cpu_usage ",
                "process_files_open_files ")) {
            assertTrue(text.contains("\n" + name), name);
        }
    }

    @Test
    void openMetricsEndInTheirOwnWay() {
        assertTrue(watched.meters.inFormOf(Meters.OPEN_METRICS).endsWith("# EOF\n"));
    }

    @Test
    void aTagWithoutBoundsIsCutOff() {
        for (int i = 0; i < 1000; i++) {
            Counter.builder("jackfield.test")
                    .tag("kind", "kind" + i)
                    .register(watched.meters.registry())
                    .increment();
        }
        assertEquals(
                16,
                watched.lines().stream()
                        .filter(line -> line.startsWith("jackfield_test"))
                        .count());
    }
}
