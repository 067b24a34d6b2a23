package org.jackfield.it;

import static org.jackfield.testing.sockets.FrameCodec.TO_SERVER;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jackfield.problem.End;
import org.jackfield.testing.server.Await;
import org.jackfield.testing.server.Site;
import org.jackfield.testing.sockets.Frame;
import org.jackfield.testing.sockets.Members;
import org.jackfield.testing.sockets.RawHttp;
import org.jackfield.testing.upstream.Behaviours;
import org.jackfield.testing.upstream.FakeUpstream;
import org.jackfield.testing.upstream.Stage;
import org.jackfield.wire.Close;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** More clients than this node may dial for at a time, which is for four: one for each address. */
interface DialQueueContract {

    Map<String, String> SETTINGS = Map.of(
            "jackfield.access.trusted-proxies", "127.0.0.1",
            "jackfield.metrics.key", OperationsContract.METRICS_KEY,
            "jackfield.dial.min-concurrent", "4",
            "jackfield.dial.max-concurrent", "4",
            "jackfield.dial.max-wait", "PT3S",
            "jackfield.upstream.connect-timeout", "PT6S",
            "jackfield.breaker.enabled", "true");

    int CROWD = 80;

    /** Eight a second, so that the whole crowd would take more than the time that each may wait. */
    int SLOW_MILLIS = 500;

    List<RawHttp> OPEN = Collections.synchronizedList(new ArrayList<>());

    AtomicInteger ADDRESSES = new AtomicInteger();

    Site site();

    Stage stage();

    @AfterEach
    default void everybodyLeaves() {
        OPEN.forEach(RawHttp::close);
        OPEN.clear();
        Await.until("nobody has a place", () -> BodiesContract.gauge(site(), "jackfield_dials") == 0);
        Await.until("somebody is served", () -> ask(address(), "").isConnected());
        OPEN.forEach(RawHttp::close);
        OPEN.clear();
    }

    /** One that no test has used yet. */
    private static String address() {
        return "203.0.113." + ADDRESSES.incrementAndGet();
    }

    /** What becomes of a client: the first message on its socket, or the body of the refusal. */
    record Answer(int status, JsonObject said) {

        boolean isConnected() {
            return said.getString("type").equals("connected");
        }

        boolean isToldToComeAgain() {
            return said.getString("code", "").equals(End.OVERLOADED.code())
                    && said.containsKey("retryAfterMs")
                    && (status == 503 || status == 101);
        }
    }

    private RawHttp open(String address, String keyterm) {
        RawHttp client = site().raw();
        OPEN.add(client);
        String path = Site.TRANSCRIPTION + (keyterm.isEmpty() ? "" : "?keyterm=" + keyterm);
        client.write((String.join("\r\n", RawHttp.upgrade(path, "X-Forwarded-For: " + address)) + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII));
        return client;
    }

    private Answer ask(String address, String keyterm) {
        RawHttp client = site().raw();
        OPEN.add(client);
        String path = Site.TRANSCRIPTION + (keyterm.isEmpty() ? "" : "?keyterm=" + keyterm);
        RawHttp.Answer answer = client.ask(RawHttp.upgrade(path, "X-Forwarded-For: " + address));
        return new Answer(answer.status(), Members.of(answer.status() == 101 ? firstText(client) : answer.body()));
    }

    /** Pings come before it. */
    private static String firstText(RawHttp client) {
        Frame frame = client.nextFrame().orElseThrow();
        while (frame.opcode() != Frame.TEXT) {
            frame = client.nextFrame().orElseThrow();
        }
        return frame.text();
    }

    @Test
    default void ofACrowdSomeAreServedTheOthersToldToComeAgainAndTheUpstreamIsNotBlamed() throws Exception {
        stage().play(peer -> {
            peer.idle(SLOW_MILLIS);
            peer.accept();
        });
        ExecutorService clients = Executors.newFixedThreadPool(CROWD);
        List<Future<Answer>> crowd = IntStream.range(0, CROWD)
                .mapToObj(i -> clients.submit(() -> ask(address(), "")))
                .toList();
        clients.shutdown();
        int served = 0;
        int refused = 0;
        for (Future<Answer> client : crowd) {
            Answer answer = client.get();
            assertTrue(answer.isConnected() || answer.isToldToComeAgain(), answer::toString);
            served += answer.isConnected() ? 1 : 0;
            refused += answer.isConnected() ? 0 : 1;
        }
        assertTrue(served > 4, served + " were served.");
        assertTrue(refused > 0, "Everybody was served.");
        stage().play(Behaviours.echo());
        assertTrue(ask(address(), "").isConnected());
    }

    /** The places are taken until the one who waits has gone. */
    @Test
    default void whoHasGoneWhenItsTurnComesIsNotDialledFor() throws InterruptedException {
        CompletableFuture<Void> left = new CompletableFuture<Void>().completeOnTimeout(null, 5, TimeUnit.SECONDS);
        FakeUpstream upstream = stage().play(peer -> {
            if (peer.parameter("keyterm").equals(Optional.of("slow"))) {
                left.join();
            }
            peer.accept();
        });
        IntStream.range(0, 4).forEach(i -> open(address(), "slow"));
        for (int i = 0; i < 4; i++) {
            upstream.awaitPeer();
        }
        RawHttp gone = open(address(), "gone");
        assertEquals(101, gone.answer().status());
        gone.write(TO_SERVER.close(1000, ""));
        assertEquals(Optional.of(1000), gone.awaitClose().map(Close::code));
        left.complete(null);

        Answer served = ask(address(), "after");
        assertTrue(served.isConnected(), served::toString);
        assertEquals(
                List.of(),
                upstream.peers().stream()
                        .filter(peer -> peer.parameter("keyterm").equals(Optional.of("gone")))
                        .toList());
    }

    @Test
    default void oneAddressWhoseDialsAreNotAnsweredHoldsUpNoOther() {
        FakeUpstream upstream = stage().play(peer -> {
            peer.idle(peer.parameter("keyterm").equals(Optional.of("slow")) ? 5000 : 0);
            peer.accept();
        });
        String slow = address();
        IntStream.range(0, 6).forEach(i -> open(slow, "slow"));
        upstream.awaitPeer();

        for (int i = 0; i < 8; i++) {
            Answer answer = ask(address(), "");
            assertTrue(answer.isConnected(), answer::toString);
        }
        assertEquals(
                1,
                upstream.peers().stream()
                        .filter(peer -> peer.parameter("keyterm").equals(Optional.of("slow")))
                        .count());
    }

    @Test
    default void oneClientsFailuresLeaveTheUpstreamToTheOthers() {
        stage().play(peer -> {
            if (peer.parameter("keyterm").equals(Optional.of("fail"))) {
                peer.refuse(503, Map.of(), "");
            } else {
                peer.accept();
            }
        });
        String failing = address();
        for (int i = 0; i < 24; i++) {
            Answer answer = ask(failing, "fail");
            assertEquals(End.UPSTREAM_ERROR.code(), answer.said().getString("code"), answer::toString);
        }

        assertTrue(ask(address(), "").isConnected());
    }
}
