package org.jackfield.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jackfield.bench.Clients.Target;
import org.jackfield.bench.Load.Cpu;
import org.jackfield.bench.Load.Measured;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Runs every load straight to the upstream and through the relay, and prints what both took. */
class RelayBench {

    private static final int FRAME_BYTES = 640;
    private static final int PACED = 50;
    private static final int SATURATED = 16;
    private static final int IDLE = 1000;
    private static final int BESIDE = 20;
    private static final int TALKING = 100;
    private static final int UPLOADS = 40;
    private static final int STREAMS = 500;
    private static final int WARM_STREAMS = 20;
    private static final byte[] DRIP = "A".repeat(12 << 10).getBytes(StandardCharsets.US_ASCII);
    private static final int LOOKS = 4;
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(3);
    private static final Duration WARM = Duration.ofSeconds(2);
    private static final Duration LONG_WARM = Duration.ofSeconds(10);
    private static final Duration TIME = Duration.ofSeconds(8);
    private static final Cpu NOBODY = () -> 0;

    private final Report report = new Report(System.getProperty("arquillian.launch", "payara"));
    private long lost;

    @Test
    @Timeout(value = 6, unit = TimeUnit.MINUTES)
    void everyMessageComesBackOnceAndInOrder() throws IOException, InterruptedException {
        try (Stub stub = new Stub();
                Server server = Server.start(stub.port())) {
            Target direct = new Target("/", stub.port(), false);
            Target relay = new Target("/demo/api/ai/transcription", server.port(), true);
            saturate("", relay, LONG_WARM, server::cpuNanos);
            saturate("saturate, direct", direct, WARM, NOBODY);
            saturate("saturate", relay, WARM, server::cpuNanos);
            Measured without = paced("paced, direct", direct, NOBODY);
            Measured with = paced("paced", relay, server::cpuNanos);
            report.add("paced").added(with, without);
            slow("slow, direct", stub, direct, NOBODY, () -> 0);
            slow("slow", stub, relay, server::cpuNanos, server::residentBytes);
            idle(relay, server);
            uploads(relay, server);
            events("event streams, bare", BareEvents.PATH, server);
            events("event streams", "/demo/api/ai/transcription/events", server);
        }
        report.write();
        assertEquals(0, lost, "messages lost or misplaced");
    }

    private void saturate(String name, Target target, Duration warm, Cpu cpu) throws IOException {
        try (Clients clients = new Clients(target, FRAME_BYTES)) {
            clients.open(SATURATED);
            Others others = new Others(cpu);
            Measured measured = Load.saturate(clients, warm, TIME, cpu);
            lost += measured.lost();
            if (!name.isEmpty()) {
                report.add(name, measured).rate(measured).others(others.cores());
            }
        }
    }

    private Measured paced(String name, Target target, Cpu cpu) throws IOException {
        try (Clients clients = new Clients(target, FRAME_BYTES)) {
            clients.open(PACED);
            Others others = new Others(cpu);
            Measured measured = Load.paced(clients, PACED, WARM, TIME, cpu);
            lost += measured.lost();
            report.add(name, measured).latency(measured).others(others.cores());
            return measured;
        }
    }

    private interface Bytes {
        long count();
    }

    private void slow(String name, Stub stub, Target target, Cpu cpu, Bytes resident) throws IOException {
        try (Clients clients = new Clients(target, FRAME_BYTES)) {
            clients.open(BESIDE + 1);
            Measured before = Load.paced(clients, BESIDE, WARM, TIME.dividedBy(2), cpu);
            long residentBefore = resident.count();
            clients.talkers().get(BESIDE).askForFlood();
            Others others = new Others(cpu);
            Measured beside = Load.paced(clients, BESIDE, Duration.ZERO, TIME, cpu);
            lost += before.lost() + beside.lost();
            report.add(name + ", alone", before).latency(before);
            report.add(name + ", beside it", beside)
                    .latency(beside)
                    .bytes("taken", stub.floodedBytes())
                    .bytes("rssGrowth", resident.count() - residentBefore)
                    .others(others.cores());
        }
    }

    private void idle(Target target, Server server) throws IOException {
        try (Clients clients = new Clients(target, FRAME_BYTES)) {
            long before = server.liveBytes();
            long threadsBefore = server.threads();
            clients.open(IDLE);
            report.add("idle")
                    .bytes("heapPerSession", (server.liveBytes() - before) / IDLE)
                    .count("sessions", IDLE)
                    .count("threadsBefore", threadsBefore)
                    .count("threads", server.threads());
        }
    }

    /** Recordings that come slowly beside sessions that talk. */
    private void uploads(Target target, Server server) throws IOException {
        try (Clients clients = new Clients(target, FRAME_BYTES)) {
            clients.open(TALKING);
            Others others = new Others(server::cpuNanos);
            Measured before = Load.paced(clients, TALKING, WARM, TIME, server::cpuNanos);
            try (OpenRequests uploads = new OpenRequests(
                    server.port(),
                    UPLOADS,
                    "POST /demo/api/ai/speech HTTP/1.1",
                    "Content-Type: application/json",
                    "Content-Length: 8000000")) {
                uploads.drip(DRIP, Duration.ofSeconds(1));
                Measured beside = Load.paced(clients, TALKING, Duration.ZERO, TIME, server::cpuNanos);
                lost += before.lost() + beside.lost();
                report.add("uploads, without", before).latency(before);
                report.add("uploads, beside them", beside).latency(beside).others(others.cores());
            }
        }
    }

    /** Streams whose clients have said nothing so far. */
    private void events(String name, String path, Server server) throws IOException {
        try (OpenRequests warm = streams(WARM_STREAMS, path, server)) {
            warm.await("event: session");
        }
        long before = settledBytes(server);
        try (OpenRequests open = streams(STREAMS, path, server)) {
            open.await("event: session");
            report.add(name).bytes("heapPerStream", (settledBytes(server) - before) / STREAMS);
        }
    }

    private static OpenRequests streams(int count, String path, Server server) throws IOException {
        return new OpenRequests(server.port(), count, "GET " + path + " HTTP/1.1", "Accept: text/event-stream");
    }

    /** What is reachable once those who have left are forgotten. */
    private static long settledBytes(Server server) throws IOException {
        long least = server.liveBytes();
        for (int looks = 0; looks < LOOKS; looks++) {
            LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
            least = Math.min(least, server.liveBytes());
        }
        return least;
    }
}
