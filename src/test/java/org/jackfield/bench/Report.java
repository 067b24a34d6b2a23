package org.jackfield.bench;

import jakarta.json.bind.JsonbBuilder;
import jakarta.json.bind.JsonbConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jackfield.bench.Load.Measured;

/** What was measured: a table for people, and {@code target/bench.json} with the same figures. */
final class Report {

    private static final Path FILE = Path.of(System.getProperty("basedir", "."), "target", "bench.json");
    private static final double NANOS_PER_MICRO = 1e3;
    private static final double NANOS_PER_SECOND = 1e9;
    private static final double BYTES_PER_KILOBYTE = 1e3;

    private final String server;
    private final Map<String, Map<String, Double>> rows = new LinkedHashMap<>();

    Report(String server) {
        this.server = server;
    }

    /** One line of the table. */
    record Row(Map<String, Double> figures) {

        Row rate(Measured measured) {
            return put("msgs/s", measured.messages() * NANOS_PER_SECOND / measured.nanos());
        }

        Row latency(Measured measured) {
            return put("p50 us", measured.p50Nanos() / NANOS_PER_MICRO)
                    .put("p99 us", measured.p99Nanos() / NANOS_PER_MICRO);
        }

        /** What the relay adds to the way without it. */
        Row added(Measured relay, Measured direct) {
            return put("added p50 us", (relay.p50Nanos() - direct.p50Nanos()) / NANOS_PER_MICRO)
                    .put("added p99 us", (relay.p99Nanos() - direct.p99Nanos()) / NANOS_PER_MICRO);
        }

        Row bytes(String name, long bytes) {
            return put(name + " kB", bytes / BYTES_PER_KILOBYTE);
        }

        Row count(String name, long count) {
            return put(name, (double) count);
        }

        /** The cores that everything else on the machine took meanwhile. */
        Row others(double cores) {
            figures.put("others' cores", Math.round(cores * 100) / 100.0);
            return this;
        }

        private Row put(String name, double value) {
            figures.put(name, Math.round(value * 10) / 10.0);
            return this;
        }
    }

    Row add(String name) {
        return new Row(rows.computeIfAbsent(name, any -> new LinkedHashMap<>()));
    }

    Row add(String name, Measured measured) {
        Row row = add(name).count("messages", measured.messages()).count("lost", measured.lost());
        return measured.cpuNanos() == 0 || measured.messages() == 0
                ? row
                : row.put("cpu us/msg", measured.cpuNanos() / NANOS_PER_MICRO / measured.messages());
    }

    @SuppressWarnings("SystemOut")
    void write() throws IOException {
        StringBuilder table = new StringBuilder("\nbench: " + server + "\n");
        rows.forEach((name, figures) -> {
            table.append(String.format(Locale.ROOT, "  %-24s", name));
            figures.forEach((key, value) -> table.append(String.format(Locale.ROOT, "%s %,.2f   ", key, value)));
            table.append('\n');
        });
        System.out.println(table);
        String json = JsonbBuilder.create(new JsonbConfig().withFormatting(true))
                .toJson(Map.of("server", server, "cores", Runtime.getRuntime().availableProcessors(), "rows", rows));
        Files.writeString(FILE, json);
    }
}
