package org.jackfield.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** How many cores everything else on the machine takes, from its beginning: what makes a latency worthless. Linux. */
final class Others {

    private static final Path STAT = Path.of("/proc/stat");
    private static final long NANOS_PER_TICK = 10_000_000;

    /** The columns of the line {@code cpu} that are no idleness, see proc(5): user, nice, system, irq, softirq, steal. */
    private static final List<Integer> BUSY = List.of(1, 2, 3, 6, 7, 8);

    private final Load.Cpu server;
    private final long beganNanos = System.nanoTime();
    private final long takenNanos;

    Others(Load.Cpu server) {
        this.server = server;
        this.takenNanos = takenNanos();
    }

    double cores() {
        return Math.max(0, (double) (takenNanos() - takenNanos) / (System.nanoTime() - beganNanos));
    }

    private long takenNanos() {
        long own =
                ProcessHandle.current().info().totalCpuDuration().orElseThrow().toNanos();
        return busyNanos() - own - server.nanos();
    }

    private static long busyNanos() {
        try {
            List<String> columns = List.of(Files.readAllLines(STAT).get(0).split("\\s+", -1));
            return BUSY.stream()
                            .mapToLong(column -> Long.parseLong(columns.get(column)))
                            .sum()
                    * NANOS_PER_TICK;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
