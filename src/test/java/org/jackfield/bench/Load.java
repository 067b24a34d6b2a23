package org.jackfield.bench;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;

/** The ways in which clients talk, and what is measured of each. */
final class Load {

    /**
     * What was measured, times in nanoseconds.
     *
     * @param messages that came back while it was measured
     * @param p50Nanos of the time from when a message was due to its answer; 0 where nothing is due
     */
    record Measured(long messages, long nanos, long p50Nanos, long p99Nanos, long cpuNanos, long lost) {}

    /** The CPU time so far of the process that is measured, in nanoseconds. */
    interface Cpu {
        long nanos();
    }

    private static final long INTERVAL_NANOS = Duration.ofMillis(20).toNanos();
    private static final int SLOTS = 10;
    private static final long TURN_MILLIS = 10;
    private static final int WINDOW = 32;
    private static final Duration GRACE = Duration.ofSeconds(5);

    private Load() {}

    /** The first so many talkers send a message each 20 ms, spread over ten points in it. */
    static Measured paced(Clients clients, int count, Duration warm, Duration time, Cpu cpu) {
        List<Talker> talkers = clients.talkers().subList(0, count);
        long start = System.nanoTime() + INTERVAL_NANOS;
        long from = start + warm.toNanos();
        long end = from + time.toNanos();
        Latencies latencies = new Latencies((int) (talkers.size() * (time.toNanos() / INTERVAL_NANOS + 1)));
        long[] base = talkers.stream().mapToLong(Talker::received).toArray();
        clients.hearing((talker, number) -> {
            long due = start + (number - base[talker.index()]) * INTERVAL_NANOS + offset(talker.index());
            if (due >= from) {
                latencies.add(System.nanoTime() - due);
            }
        });
        long cpuAt = 0;
        boolean measuring = false;
        try (Metronome metronome = new Metronome(INTERVAL_NANOS / SLOTS)) {
            metronome.start(clients, start);
            for (long now = System.nanoTime(); now < end; now = System.nanoTime()) {
                if (!measuring && now >= from) {
                    measuring = true;
                    cpuAt = cpu.nanos();
                }
                sendDue(clients, base, now - start);
                clients.turn(TURN_MILLIS);
            }
        }
        sendDue(clients, base, end - 1 - start);
        long cpuNanos = cpu.nanos() - cpuAt;
        clients.turnUntil(() -> lost(talkers) == 0, GRACE);
        return latencies.measured(end - from, cpuNanos, lost(talkers));
    }

    /** Everything that is due so long after the start, also what a pause of this process has held up. */
    private static void sendDue(Clients clients, long[] base, long nanos) {
        for (int i = 0; i < base.length; i++) {
            clients.talkers().get(i).due(base[i] + Math.floorDiv(nanos - offset(i), INTERVAL_NANOS) + 1);
        }
        clients.flush();
    }

    private static long offset(int index) {
        return index % SLOTS * (INTERVAL_NANOS / SLOTS);
    }

    /** Every talker keeps 32 messages under way. */
    static Measured saturate(Clients clients, Duration warm, Duration time, Cpu cpu) {
        List<Talker> talkers = clients.talkers();
        clients.hearing((talker, number) -> talker.due(number + 1 + WINDOW));
        talkers.forEach(talker -> talker.due(talker.received() + WINDOW));
        clients.flush();
        clients.turnUntil(() -> false, warm);
        long cpuAt = cpu.nanos();
        long before = received(talkers);
        long begin = System.nanoTime();
        clients.turnUntil(() -> false, time);
        long nanos = System.nanoTime() - begin;
        long messages = received(talkers) - before;
        long cpuNanos = cpu.nanos() - cpuAt;
        clients.hearing((talker, number) -> {});
        clients.turnUntil(() -> lost(talkers) == 0, GRACE);
        return new Measured(messages, nanos, 0, 0, cpuNanos, lost(talkers));
    }

    private static long lost(List<Talker> talkers) {
        return talkers.stream().mapToLong(Talker::lost).sum();
    }

    private static long received(List<Talker> talkers) {
        return talkers.stream().mapToLong(Talker::received).sum();
    }

    /** Every latency, so that percentiles are exact. */
    private static final class Latencies {

        private final long[] nanos;
        private int count;

        Latencies(int most) {
            nanos = new long[most];
        }

        void add(long latency) {
            if (count < nanos.length) {
                nanos[count++] = latency;
            }
        }

        Measured measured(long time, long cpuNanos, long lost) {
            Arrays.sort(nanos, 0, count);
            return new Measured(count, time, at(0.50), at(0.99), cpuNanos, lost);
        }

        private long at(double share) {
            return count == 0 ? 0 : nanos[Math.min(count - 1, (int) (count * share))];
        }
    }

    /** Wakes the clients' selector more exactly than its own time-out does. */
    private static final class Metronome implements AutoCloseable {

        private final AtomicBoolean over = new AtomicBoolean();
        private final long tickNanos;

        Metronome(long tickNanos) {
            this.tickNanos = tickNanos;
        }

        void start(Clients clients, long from) {
            Thread thread = new Thread(() -> beat(clients, from), "bench-metronome");
            thread.setDaemon(true);
            thread.start();
        }

        private void beat(Clients clients, long from) {
            for (long next = from; !over.get(); next += tickNanos) {
                LockSupport.parkNanos(next - System.nanoTime());
                clients.wakeUp();
            }
        }

        @Override
        public void close() {
            over.set(true);
        }
    }
}
