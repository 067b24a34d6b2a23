package org.jackfield.it;

import static org.jackfield.testing.sockets.FrameCodec.TO_SERVER;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.jackfield.testing.server.ServerProcess;
import org.jackfield.testing.server.Site;
import org.jackfield.testing.sockets.RawWebSocket;
import org.jackfield.testing.upstream.Behaviour;
import org.jackfield.testing.upstream.Behaviours;
import org.jackfield.testing.upstream.Stage;
import org.jackfield.wire.Close;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Of sessions that are over nothing is left in the server: no session, no thread, no file, no memory. */
interface LeakContract {

    int AT_A_TIME = 16;
    int WARM_UP = 600;
    ServerProcess.Spare SPARE = new ServerProcess.Spare(5, 5);

    /** For those that look for what is left of a session. */
    Duration SWEEPS = Duration.ofSeconds(6);

    /** One after the other, so that every way gets its turn. */
    enum Way {
        CLOSE("echo"),
        FIN("echo"),
        RESET("echo"),
        RESET_IN_A_REPLY("echo"),
        VIOLATION("echo"),
        UPSTREAM_CLOSES("close"),
        UPSTREAM_FIN("datafin"),
        UPSTREAM_RESET("reset"),
        UPSTREAM_INVALID("invalidtext"),
        UPSTREAM_TOO_LARGE("oversized"),
        DIAL_REFUSED("refuse"),
        DIAL_REDIRECTED("redirect"),
        DIAL_ANSWERED_BADLY("badaccept"),
        DIAL_RESET("hangup"),
        DIAL_UNANSWERED("silent");

        private final String upstream;

        Way(String upstream) {
            this.upstream = upstream;
        }

        void end(RawWebSocket client) {
            switch (this) {
                case CLOSE -> client.send(TO_SERVER.close(Close.NORMAL)).hear();
                case FIN -> client.close();
                case RESET -> client.reset();
                case RESET_IN_A_REPLY -> {
                    client.await("connected");
                    client.binary(new byte[32_000]).reset();
                }
                case VIOLATION -> client.send(TO_SERVER.malformed()).hear();
                default -> assertTrue(client.hear().ended(), upstream);
            }
        }
    }

    Site site();

    Stage stage();

    /** How many sessions are opened and ended. */
    int cycles();

    /** The client names the behaviour in a parameter that is passed on. */
    private static Behaviour byKeyterm() {
        Behaviour named = Behaviours.byParameter("keyterm", Behaviours.echo());
        return peer -> {
            peer.beForgetful();
            if (peer.parameter("keyterm").equals(java.util.Optional.of("hangup"))) {
                peer.reset();
            } else {
                named.meet(peer);
            }
        };
    }

    @Tag("soak")
    @Test
    @Timeout(value = 2, unit = TimeUnit.HOURS)
    default void nothingIsLeftOfManySessionsInWhateverWayTheyEnded() {
        ServerProcess server = ServerProcess.find();
        goThrough(Math.min(WARM_UP, cycles()));
        ServerProcess.Holdings before = server.holdingsAfter(SWEEPS);
        System.out.printf(Locale.ROOT, "before %6d cycles: %s%n", cycles(), before);
        goThrough(cycles());
        ServerProcess.Holdings after = server.holdingsBackAt(before, SPARE, SWEEPS);
        System.out.printf(Locale.ROOT, "after  %6d cycles: %s%n", cycles(), after);
        assertTrue(after.isBackAt(before, SPARE), before + " became " + after);
    }

    private void goThrough(int times) {
        stage().play(byKeyterm());
        ConcurrentLinkedQueue<String> failures = new ConcurrentLinkedQueue<>();
        ExecutorService clients = Executors.newFixedThreadPool(AT_A_TIME);
        Way[] ways = Way.values();
        IntStream.range(0, times)
                .forEach(i -> clients.execute(() -> {
                    Way way = ways[i % ways.length];
                    try (RawWebSocket client = site().open(Site.TRANSCRIPTION + "?keyterm=" + way.upstream)) {
                        way.end(client);
                    } catch (RuntimeException | AssertionError e) {
                        failures.add(way + ": " + e);
                    }
                }));
        clients.shutdown();
        try {
            assertTrue(clients.awaitTermination(2, TimeUnit.HOURS));
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
        assertEquals(List.of(), List.copyOf(failures));
    }
}
