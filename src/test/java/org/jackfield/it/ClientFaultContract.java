package org.jackfield.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.jackfield.problem.End;
import org.jackfield.testing.server.Await;
import org.jackfield.testing.server.ServerProcess;
import org.jackfield.testing.server.Site;
import org.jackfield.testing.sockets.Members;
import org.jackfield.testing.sockets.RawWebSocket;
import org.jackfield.testing.sockets.Said;
import org.jackfield.testing.upstream.Behaviours;
import org.jackfield.testing.upstream.FakeUpstream;
import org.jackfield.testing.upstream.FaultProxy;
import org.jackfield.testing.upstream.FaultProxy.Weather;
import org.jackfield.testing.upstream.Peer;
import org.jackfield.testing.upstream.Stage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a client does or leaves undone, its upstream is released and nothing of it stays. */
interface ClientFaultContract {

    int CYCLES = 60;
    int AT_A_TIME = 20;
    int SPARE = 5;

    /** The limit of closing and two sweeps. */
    Duration SWEPT = Duration.ofSeconds(5);

    Site site();

    Stage stage();

    /** How a client goes away. */
    enum Way {
        RESET,
        FIN,
        SILENCE
    }

    /** What goes on when it does. */
    enum Moment {
        JUST_UPGRADED,
        REPLY_IN_FLIGHT,
        IDLE
    }

    @Tag("soak")
    @ParameterizedTest
    @EnumSource(Way.class)
    @Timeout(120)
    default void nothingStaysOfClientsThatGoAway(Way way) {
        FakeUpstream upstream = stage().play(Behaviours.echo());
        ServerProcess server = ServerProcess.find();
        leave(Way.FIN, Moment.IDLE, CYCLES);
        Await.until("the first are released", () -> allEnded(upstream));
        Await.rest(SWEPT);
        ServerProcess.Holdings before = server.holdings();
        try (FaultProxy proxy = FaultProxy.to(site().port())) {
            for (Moment moment : Moment.values()) {
                if (way == Way.SILENCE) {
                    fallSilent(proxy, moment);
                } else {
                    leave(way, moment, CYCLES);
                }
            }
            Await.until("the upstreams are released", () -> allEnded(upstream));
            Await.until("nothing stays", () -> isBackAt(before, server.holdings()));
        } catch (AssertionError e) {
            throw new AssertionError(way + ": " + before + " became " + server.holdings(), e);
        }
    }

    /** Threads of the server may hold on to the last session that they have seen. */
    private static boolean isBackAt(ServerProcess.Holdings before, ServerProcess.Holdings now) {
        return now.sessions() <= before.sessions() + SPARE && now.files() <= before.files() + SPARE;
    }

    private void leave(Way way, Moment moment, int clients) {
        for (int i = 0; i < clients; i += AT_A_TIME) {
            List<RawWebSocket> some = open(site(), AT_A_TIME);
            some.forEach(client -> bring(client, moment));
            some.forEach(way == Way.RESET ? RawWebSocket::reset : RawWebSocket::close);
        }
    }

    /** All at once; the proxy holds on to the connections of those that cannot be heard any more. */
    private void fallSilent(FaultProxy proxy, Moment moment) {
        proxy.both(Weather.FINE);
        open(site().through(proxy.port()), CYCLES).forEach(client -> bring(client, moment));
        proxy.both(Weather.LOST);
    }

    private static List<RawWebSocket> open(Site site, int clients) {
        return IntStream.range(0, clients)
                .parallel()
                .mapToObj(i -> site.open(Site.TRANSCRIPTION))
                .toList();
    }

    private static void bring(RawWebSocket client, Moment moment) {
        if (moment != Moment.JUST_UPGRADED) {
            client.await("connected");
        }
        if (moment == Moment.REPLY_IN_FLIGHT) {
            client.binary(new byte[64_000]);
        }
    }

    private static boolean allEnded(FakeUpstream upstream) {
        return upstream.peers().stream().allMatch(Peer::hasEnded);
    }

    @Test
    default void aClientThatVanishesIsGivenUpAlthoughAllThatIsSentToItSucceeds() {
        FakeUpstream upstream = stage().play(peer -> {
            peer.accept();
            while (true) {
                peer.text("still here");
                peer.idle(50);
            }
        });
        try (FaultProxy proxy = FaultProxy.to(site().port());
                RawWebSocket client = site().through(proxy.port()).open(Site.TRANSCRIPTION)) {
            client.await("connected");
            Peer peer = upstream.awaitPeer();
            proxy.both(Weather.LOST);
            Await.until("the upstream is released", () -> isCutOff(peer));
        }
    }

    @Test
    default void aClientThatIsAwayForLessThanTheLimitStays() {
        stage().play(Behaviours.echo());
        try (FaultProxy proxy = FaultProxy.to(site().port());
                RawWebSocket client = site().through(proxy.port()).open(Site.TRANSCRIPTION)) {
            client.await("connected");
            proxy.both(Weather.STALLED);
            client.text(Said.words("said meanwhile"));
            Await.rest(Duration.ofMillis(2500));
            proxy.both(Weather.FINE);
            client.awaitText("said meanwhile");
            client.text(Said.words("still here")).awaitText("still here");
        }
    }

    /** This peer reads nothing, so that it learns of its end by writing. */
    private static boolean isCutOff(Peer peer) {
        try {
            peer.write(new byte[0]);
            return peer.hasEnded();
        } catch (IOException e) {
            return true;
        }
    }

    @Tag("soak")
    @Test
    @Timeout(120)
    default void manyClientsThatDoNotReadAreGivenUpAndNothingOfThemStays() {
        ServerProcess server = ServerProcess.find();
        FakeUpstream upstream = stage().play(peer -> {
            peer.accept();
            while (!peer.hasEnded()) {
                peer.text("x".repeat(25_000));
                peer.idle(100);
            }
        });
        ServerProcess.Holdings before = server.holdings();
        List<RawWebSocket> clients = IntStream.range(0, AT_A_TIME)
                .mapToObj(i -> site().openSmall(Site.TRANSCRIPTION))
                .toList();
        try {
            // Nothing is read; the answers to pings are all that comes, so that slowness is the only fault.
            Await.until("all are given up", () -> clients.stream().noneMatch(ClientFaultContract::isAlive));
            Await.until("the upstreams are released", () -> upstream.peers().stream()
                    .allMatch(ClientFaultContract::isCutOff));
            Await.until("nothing stays", () -> server.holdings().files() <= before.files() + SPARE);
        } finally {
            clients.forEach(RawWebSocket::close);
        }
    }

    private static boolean isAlive(RawWebSocket client) {
        try {
            client.send(ClientEndsContract.PONG);
            return true;
        } catch (UncheckedIOException e) {
            return false;
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "no JSON",
                "{",
                "[]",
                "{}",
                "{\"type\":7}",
                "{\"type\":\"Sing\"}",
                "{\"type\":\"Speak\"}",
                "{\"type\":\"Speak\",\"text\":{\"a\":\"b\"}}",
                "{\"type\":\"Sing\",\"type\":\"Dance\"}",
                "\u0000\u001b[31m"
            })
    default void aMessageThatMakesNoSenseIsTurnedDownAFewTimesAndEndsTheSessionThen(String message) {
        FakeUpstream upstream = stage().play(Peer::accept);
        try (RawWebSocket client = site().open(Site.SPEECH)) {
            client.await("connected");
            for (int i = 0; i < 5; i++) {
                JsonObject error = client.text(message).await("error");
                assertEquals(End.INVALID.code(), error.getString("code"));
                assertFalse(error.containsKey("closeCode"), error::toString);
                Leaks.assertNone(error.toString());
            }
            client.text(message);
            assertEquals(End.INVALID.close(), client.hear().close().orElseThrow());
            Peer peer = upstream.awaitPeer();
            assertEquals(
                    Members.of("{\"type\":\"Close\"}"),
                    Members.of(peer.awaitMessage().text()));
            peer.awaitEnd();
        }
    }
}
