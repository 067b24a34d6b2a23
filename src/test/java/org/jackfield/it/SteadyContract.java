package org.jackfield.it;

import static org.jackfield.testing.sockets.FrameCodec.TO_SERVER;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.ToDoubleFunction;
import org.jackfield.testing.server.Await;
import org.jackfield.testing.server.ServerProcess;
import org.jackfield.testing.server.Site;
import org.jackfield.testing.sockets.Heard;
import org.jackfield.testing.sockets.RawWebSocket;
import org.jackfield.testing.sockets.Said;
import org.jackfield.testing.upstream.Behaviour;
import org.jackfield.testing.upstream.Behaviours;
import org.jackfield.testing.upstream.Stage;
import org.jackfield.wire.Close;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A day of many conversations: nothing is lost or out of order, and the server needs no more at the end than in the middle. */
interface SteadyContract {

    int SESSIONS = 100;
    int ONE_FAULT_IN = 20;
    Duration PAUSE = Duration.ofMillis(200);
    int SPARE = 5;
    double SPARE_MEGABYTES = 8;

    Site site();

    Stage stage();

    Duration day();

    /** What the threads of a day share. */
    final class Day {
        private final long until;
        private final AtomicLong messages = new AtomicLong();
        private final AtomicLong ends = new AtomicLong();
        private final ConcurrentLinkedQueue<String> failures = new ConcurrentLinkedQueue<>();

        Day(Duration length) {
            until = System.nanoTime() + length.toNanos();
        }

        boolean isOver() {
            return System.nanoTime() >= until || !failures.isEmpty();
        }
    }

    private static Behaviour forgetfulEcho() {
        return peer -> {
            peer.beForgetful();
            Behaviours.echo().meet(peer);
        };
    }

    @Tag("soak")
    @Test
    @Timeout(value = 3, unit = TimeUnit.HOURS)
    default void aSteadyLoadTakesNoMoreAsTimeGoesBy() throws InterruptedException {
        stage().play(forgetfulEcho());
        ServerProcess server = ServerProcess.find();
        Day day = new Day(day());
        List<Thread> talkers = new ArrayList<>();
        for (int i = 0; i < SESSIONS; i++) {
            int number = i;
            Thread talker = new Thread(() -> talkAllDay(number, day), "talker-" + i);
            talker.start();
            talkers.add(talker);
        }
        List<ServerProcess.Holdings> samples = watch(server, day);
        for (Thread talker : talkers) {
            talker.join();
        }
        System.out.printf("%d messages, %d sessions ended%n", day.messages.get(), day.ends.get());
        assertEquals(List.of(), List.copyOf(day.failures));
        assertFlat("threads", samples, ServerProcess.Holdings::threads, SPARE);
        assertFlat("files", samples, ServerProcess.Holdings::files, SPARE);
        assertFlat("heap", samples, holdings -> holdings.heapBytes() / 1e6, SPARE_MEGABYTES);
    }

    private List<ServerProcess.Holdings> watch(ServerProcess server, Day day) {
        Duration each = Duration.ofNanos(
                Math.min(day().toNanos() / 8, Duration.ofSeconds(30).toNanos()));
        List<ServerProcess.Holdings> samples = new ArrayList<>();
        long start = System.nanoTime();
        while (!day.isOver()) {
            Await.rest(each);
            ServerProcess.Holdings now = server.holdings();
            System.out.printf(Locale.ROOT, "%5d s: %s%n", (System.nanoTime() - start) / 1_000_000_000, now);
            samples.add(now);
        }
        return samples;
    }

    /** The mean of the last third is about that of the middle one. */
    private static void assertFlat(
            String what,
            List<ServerProcess.Holdings> samples,
            ToDoubleFunction<ServerProcess.Holdings> value,
            double spare) {
        int third = samples.size() / 3;
        double middle = samples.subList(third, 2 * third).stream()
                .mapToDouble(value)
                .average()
                .orElseThrow();
        double last = samples.subList(samples.size() - third, samples.size()).stream()
                .mapToDouble(value)
                .average()
                .orElseThrow();
        assertTrue(last <= middle + spare, () -> what + " grew from " + middle + " to " + last);
    }

    /** Sessions of this talker, the first so short that one ends each second from the beginning. */
    private void talkAllDay(int number, Day day) {
        long life = TimeUnit.SECONDS.toNanos(number + 1);
        while (!day.isOver()) {
            try (RawWebSocket client = site().open(Site.TRANSCRIPTION)) {
                client.await("connected");
                talk(client, System.nanoTime() + life, day);
                end(client, day.ends.incrementAndGet());
            } catch (RuntimeException | AssertionError e) {
                day.failures.add("talker " + number + ": " + e);
            }
            life = TimeUnit.SECONDS.toNanos(SESSIONS);
        }
    }

    private static void talk(RawWebSocket client, long until, Day day) {
        for (int i = 0; System.nanoTime() < until && !day.isOver(); i++) {
            client.text(Said.words("message " + i + "."));
            JsonObject answer = client.await("transcription");
            if (!answer.getString("text").equals("message " + i + ".")) {
                day.failures.add("message " + i + " was answered with " + answer);
                return;
            }
            day.messages.incrementAndGet();
            Await.rest(PAUSE);
        }
    }

    private static void end(RawWebSocket client, long ends) {
        if (ends % ONE_FAULT_IN == 0) {
            client.reset();
            return;
        }
        Heard heard = client.send(TO_SERVER.close(Close.NORMAL)).hear();
        assertEquals(Close.NORMAL, heard.code(), heard::toString);
    }
}
