package org.jackfield.socket;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import org.jackfield.testing.Behaviours;
import org.jackfield.testing.DialRecorder;
import org.jackfield.testing.FakeUpstream;
import org.jackfield.testing.Frame;
import org.jackfield.testing.Frames;
import org.jackfield.testing.Peer;
import org.jackfield.upstream.Dialer;
import org.jackfield.upstream.Secret;
import org.jackfield.upstream.Target;
import org.jackfield.wire.Close;
import org.jackfield.wire.Connection;
import org.jackfield.wire.End;
import org.jackfield.wire.Message;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What every dialer does, on the wire and towards its owner, pinned against a raw socket. */
@Timeout(60)
interface DialerContract {

    Dialer dialer();

    /** The close code reported for one that was received; implementations differ in a few. */
    int reported(int received);

    /** Undertow leaves such a connection to the upstream. */
    default boolean dropsWhatWasNotAnswered() {
        return true;
    }

    private DialRecorder dial(FakeUpstream upstream, String pathAndQuery) {
        return DialRecorder.dial(dialer(), new Target(upstream.uri(pathAndQuery), Map.of()));
    }

    // The request.

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/acc/gw/workers-ai?model=@cf/deepgram/flux&encoding=linear16&sample_rate=16000",
                "/v1/a%20b/c%2Fd?keyterm=a%20b%26c&x=100%25",
                "/v1?x=%0D%0AX-Evil:%201&y=%0d%0a",
                "/v1%0D%0AX-Evil:%201?x=%2525&y=%E2%82%AC",
                "/?a=b:c/d@e",
                "/plain"
            })
    default void theRequestLineIsExactlyTheTargets(String pathAndQuery) {
        try (FakeUpstream upstream = FakeUpstream.start()) {
            DialRecorder client = dial(upstream, pathAndQuery);
            client.awaitOpen();
            Peer peer = upstream.awaitPeer();
            assertEquals("GET " + pathAndQuery + " HTTP/1.1", peer.requestLine());
            assertTrue(peer.headers("x-evil").isEmpty());
        }
    }

    @Test
    default void onlyOurHeadersAndThoseOfTheHandshakeAreSent() {
        try (FakeUpstream upstream = FakeUpstream.start()) {
            Target target = new Target(
                    upstream.uri("/x"),
                    Map.of("cf-aig-authorization", Secret.of("Bearer secret"), "X-Session", Secret.of("s1")));
            DialRecorder client = DialRecorder.dial(dialer(), target);
            client.awaitOpen();
            Peer peer = upstream.awaitPeer();
            assertEquals(List.of("Bearer secret"), peer.headers("cf-aig-authorization"));
            assertEquals(List.of("s1"), peer.headers("x-session"));
            assertEquals(List.of("localhost:" + upstream.port()), peer.headers("host"));
            assertEquals(List.of("13"), peer.headers("sec-websocket-version"));
            for (String absent : List.of(
                    "origin", "authorization", "cookie", "sec-websocket-protocol", "sec-websocket-extensions")) {
                assertTrue(peer.headers(absent).isEmpty(), absent);
            }
        }
    }

    @Test
    default void headersOfOneDialDoNotReachAnother() {
        try (FakeUpstream upstream = FakeUpstream.start()) {
            Target first = new Target(upstream.uri("/1"), Map.of("X-One", Secret.of("1")));
            DialRecorder.dial(dialer(), first).awaitOpen();
            upstream.awaitPeer();
            dial(upstream, "/2").awaitOpen();
            assertTrue(upstream.awaitPeer().headers("x-one").isEmpty());
        }
    }

    @Test
    default void theOutcomeIsToldOnAnotherThread() {
        try (FakeUpstream upstream = FakeUpstream.start()) {
            DialRecorder client = dial(upstream, "/");
            client.awaitOpen();
            assertFalse(client.thread().equals(Thread.currentThread().getName()));
            client.assertToldOnce();
        }
    }

    // Refusals.

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "401 |                                            | UNAUTHORIZED",
                "400 |                                            | REJECTED",
                "400 | {\"error\":[{\"code\":2001,\"message\":\"m\"}]}  | GATEWAY_NOT_FOUND",
                "400 | {\"errors\":[{\"code\":7003}]}                   | ACCOUNT_MISMATCH",
                "400 | {\"errors\":[{\"code\":5007}]}                   | MODEL_NOT_FOUND",
                "403 |                                            | FORBIDDEN",
                "403 | {\"errors\":[{\"code\":10000}]}                  | UNAUTHORIZED",
                "404 |                                            | MODEL_NOT_FOUND",
                "404 | {\"errors\":[{\"code\":7003}]}                   | ACCOUNT_MISMATCH",
                "402 |                                            | REJECTED",
                "429 |                                            | UPSTREAM_BUSY",
                "500 |                                            | UPSTREAM_ERROR",
                "503 |                                            | UPSTREAM_ERROR",
                "200 |                                            | UPSTREAM_ERROR",
            })
    default void aRefusalIsMapped(int status, String body, End end) {
        String words = body == null ? "" : body;
        try (FakeUpstream upstream = FakeUpstream.start(Behaviours.refuse(status, Map.of(), words))) {
            DialRecorder client = dial(upstream, "/");
            assertEquals(end, client.awaitFailure().end());
            assertEquals(status, client.awaitFailure().httpStatus());
            client.assertToldOnce();
        }
    }

    @Test
    default void aRedirectIsNotFollowed() {
        try (FakeUpstream elsewhere = FakeUpstream.start();
                FakeUpstream upstream = FakeUpstream.start(Behaviours.refuse(
                        302, Map.of("Location", "ws://localhost:" + elsewhere.port() + "/stolen"), ""))) {
            Target target = new Target(upstream.uri("/"), Map.of("X-Token", Secret.of("t")));
            DialRecorder client = DialRecorder.dial(dialer(), target);
            assertEquals(End.UPSTREAM_ERROR, client.awaitFailure().end());
            upstream.awaitPeer().awaitEnd();
            assertTrue(elsewhere.peers().stream().allMatch(peer -> peer.head().isEmpty()));
        }
    }

    @Test
    default void aWrongAcceptIsRefused() {
        try (FakeUpstream upstream = FakeUpstream.start()) {
            assertEquals(
                    End.UPSTREAM_ERROR,
                    dial(upstream, "/?behave=badaccept").awaitFailure().end());
        }
    }

    @Test
    default void aPortWithoutAServerIsUnreachable() {
        FakeUpstream upstream = FakeUpstream.start();
        upstream.close();
        assertEquals(End.UNREACHABLE, dial(upstream, "/").awaitFailure().end());
    }

    @Test
    default void anUnknownHostIsUnreachable() {
        Target target = new Target(java.net.URI.create("ws://nowhere.invalid/"), Map.of());
        assertEquals(
                End.UNREACHABLE,
                DialRecorder.dial(dialer(), target).awaitFailure().end());
    }

    @Test
    default void anUpstreamThatNeverAnswersIsGivenUp() {
        try (FakeUpstream upstream = FakeUpstream.start()) {
            long start = System.nanoTime();
            assertEquals(
                    End.UPSTREAM_TIMEOUT,
                    dial(upstream, "/?behave=silent").awaitFailure().end());
            long millis = (System.nanoTime() - start) / 1_000_000;
            assertTrue(millis >= DialerSetup.CONNECT_TIMEOUT.toMillis() - 50, () -> "after " + millis);
            assertTrue(millis < DialerSetup.CONNECT_TIMEOUT.toMillis() + 2000, () -> "after " + millis);
            awaitEnds(upstream);
        }
    }

    @Test
    default void aTlsHandshakeThatNeverEndsIsGivenUp() {
        try (FakeUpstream upstream = FakeUpstream.start()) {
            Target target = new Target(java.net.URI.create("wss://localhost:" + upstream.port() + "/"), Map.of());
            assertEquals(
                    End.UPSTREAM_TIMEOUT,
                    DialRecorder.dial(dialer(), target).awaitFailure().end());
            awaitEnds(upstream);
        }
    }

    private void awaitEnds(FakeUpstream upstream) {
        if (dropsWhatWasNotAnswered()) {
            assertEquals(1, upstream.peers().size());
            upstream.peers().forEach(Peer::awaitEnd);
        }
    }

    // Messages.

    @Test
    default void aThousandMessagesArriveInOrder() {
        try (FakeUpstream upstream = FakeUpstream.start(Behaviours.count())) {
            DialRecorder client = dial(upstream, "/");
            CRC32 crc = new CRC32();
            long bytes = 0;
            for (int i = 0; i < 1000; i++) {
                Message message = i % 2 == 0 ? Message.text("message é " + i) : Message.binary(bytes(640, i));
                byte[] wire = message instanceof Message.Text text
                        ? text.text().getBytes(java.nio.charset.StandardCharsets.UTF_8)
                        : bytes(640, i);
                crc.update(wire);
                bytes += wire.length;
                assertTrue(client.send(message));
            }
            assertTrue(client.send(Message.text("sum")));
            assertEquals(Message.text("1000," + bytes + "," + crc.getValue()), client.awaitMessage());
            Peer peer = upstream.awaitPeer();
            assertTrue(peer.awaitMessage().isMasked());
        }
    }

    @Test
    default void aThousandMessagesAreReceivedInOrder() throws Exception {
        try (FakeUpstream upstream = FakeUpstream.start()) {
            DialRecorder client = dial(upstream, "/");
            client.awaitOpen();
            Peer peer = upstream.awaitPeer();
            for (int i = 0; i < 1000; i++) {
                peer.text("n" + i);
            }
            for (int i = 0; i < 1000; i++) {
                assertEquals(Message.text("n" + i), client.awaitMessage());
            }
        }
    }

    @Test
    default void manyYoungConnectionsStayOpen() {
        try (FakeUpstream upstream = FakeUpstream.start(Behaviours.echo())) {
            for (int i = 0; i < 200; i++) {
                DialRecorder client = dial(upstream, "/");
                assertTrue(client.send(Message.text("young")));
                assertEquals(Message.text("young"), client.awaitMessage());
                assertFalse(client.hasEnded());
                client.awaitOpen().abort();
            }
        }
    }

    @Test
    default void messagesInOneWriteWithTheUpgradeArrive() {
        try (FakeUpstream upstream =
                FakeUpstream.start(peer -> peer.acceptWith(Frames.text("early"), Frames.text("bird")))) {
            DialRecorder client = dial(upstream, "/");
            assertEquals(Message.text("early"), client.awaitMessage());
            assertEquals(Message.text("bird"), client.awaitMessage());
        }
    }

    @Test
    default void largeMessagesPassBothWaysAndAreNotAltered() {
        try (FakeUpstream upstream = FakeUpstream.start(Behaviours.echo())) {
            DialRecorder client = dial(upstream, "/");
            byte[] data = bytes(60_000, 7);
            Message message = new Message.Binary(ByteBuffer.wrap(data.clone()));
            for (int i = 0; i < 3; i++) {
                assertTrue(client.send(message));
                assertArrayEquals(data, ((Message.Binary) client.awaitMessage()).copy());
            }
            String text = "é".repeat(30_000);
            assertTrue(client.send(Message.text(text)));
            assertEquals(Message.text(text), client.awaitMessage());
        }
    }

    @Test
    default void fragmentsArriveAsOneMessage() throws Exception {
        try (FakeUpstream upstream = FakeUpstream.start()) {
            DialRecorder client = dial(upstream, "/");
            client.awaitOpen();
            Peer peer = upstream.awaitPeer();
            peer.write(Frames.of(false, Frame.TEXT, new byte[] {'a', (byte) 0xc3}));
            peer.write(Frames.ping("between"));
            peer.write(Frames.of(true, Frame.CONTINUATION, new byte[] {(byte) 0xa9}));
            peer.write(Frames.of(false, Frame.BINARY, new byte[] {1, 2}));
            peer.write(Frames.of(true, Frame.CONTINUATION, new byte[] {3}));
            assertEquals(Message.text("aé"), client.awaitMessage());
            assertArrayEquals(new byte[] {1, 2, 3}, ((Message.Binary) client.awaitMessage()).copy());
        }
    }

    @Test
    default void anOversizedMessageEndsTheConnection() {
        try (FakeUpstream upstream = FakeUpstream.start()) {
            DialRecorder client = dial(upstream, "/?behave=oversized");
            assertEquals(Close.TOO_BIG, client.awaitEnd().code());
            client.assertToldOnce();
        }
    }

    @Test
    default void fragmentsBeyondTheBoundEndTheConnection() throws Exception {
        try (FakeUpstream upstream = FakeUpstream.start()) {
            DialRecorder client = dial(upstream, "/");
            client.awaitOpen();
            Peer peer = upstream.awaitPeer();
            byte[] part = new byte[60_000];
            java.util.Arrays.fill(part, (byte) 'a');
            peer.write(Frames.of(false, Frame.TEXT, part));
            try {
                for (int i = 0; i < 20; i++) {
                    peer.write(Frames.of(i == 19, Frame.CONTINUATION, part));
                }
            } catch (java.net.SocketException e) {
                // Cut off before the last fragment.
            }
            assertEquals(Close.TOO_BIG, client.awaitEnd().code());
        }
    }

    @Test
    default void aPingIsAnswered() {
        try (FakeUpstream upstream = FakeUpstream.start()) {
            DialRecorder client = dial(upstream, "/");
            Connection connection = client.awaitOpen();
            connection.ping();
            client.awaitPong();
            connection.ping();
            client.awaitPong();
        }
    }

    @Test
    default void aWriteAfterTheEndSaysSo() {
        try (FakeUpstream upstream = FakeUpstream.start()) {
            DialRecorder client = dial(upstream, "/?behave=close&code=1000");
            client.awaitEnd();
            assertFalse(client.send(Message.text("late")));
            client.awaitOpen().ping();
            client.awaitOpen().close(Close.DONE);
            client.awaitOpen().abort();
            client.assertToldOnce();
        }
    }

    /** The end of a stream directly behind data can go unreported; then pings tell. */
    @Test
    default void anEndThatGoesUnreportedShowsInUnansweredPings() {
        for (int i = 0; i < 20; i++) {
            try (FakeUpstream upstream = FakeUpstream.start()) {
                DialRecorder client = dial(upstream, "/?behave=datafin");
                client.awaitOpen().ping();
                assertFalse(client.pongsWithin(100));
                client.awaitOpen().abort();
                client.assertToldOnce();
            }
        }
    }

    // Ends.

    @ParameterizedTest
    @ValueSource(ints = {1000, 1001, 1008, 1011, 1012, 1013, 4000, 4401, 4999})
    default void aCloseIsReported(int code) {
        try (FakeUpstream upstream = FakeUpstream.start()) {
            DialRecorder client = dial(upstream, "/?behave=close&reason=because&code=" + code);
            Close close = client.awaitEnd();
            assertEquals(reported(code), close.code());
            if (reported(code) == code) {
                assertEquals("because", close.reason());
            }
            client.assertToldOnce();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 999, 1004, 1005, 1006, 1015, 2999})
    default void anIllegalCloseIsNotAGoodEnd(int code) {
        try (FakeUpstream upstream = FakeUpstream.start()) {
            Close close = dial(upstream, "/?behave=close&code=" + code).awaitEnd();
            assertFalse(close.isNormal(), close::toString);
            upstream.awaitPeer().awaitEnd();
        }
    }

    @Test
    default void anEmptyCloseIsANormalEnd() {
        try (FakeUpstream upstream = FakeUpstream.start()) {
            assertTrue(dial(upstream, "/?behave=emptyclose").awaitEnd().isNormal());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"fin", "reset"})
    default void aLostConnectionIs1006(String how) throws Exception {
        try (FakeUpstream upstream = FakeUpstream.start()) {
            DialRecorder client = dial(upstream, "/");
            client.awaitOpen();
            Peer peer = upstream.awaitPeer();
            client.awaitOpen().ping();
            client.awaitPong();
            peer.idle(100);
            if (how.equals("fin")) {
                peer.fin();
            } else {
                peer.reset();
            }
            assertEquals(Close.ABNORMAL, client.awaitEnd().code());
            client.assertToldOnce();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"malformed", "invalidtext"})
    default void aViolationIsNotAGoodEnd(String how) {
        try (FakeUpstream upstream = FakeUpstream.start()) {
            Close close = dial(upstream, "/?behave=" + how).awaitEnd();
            assertTrue(close.code() != Close.ABNORMAL && !close.isNormal(), close::toString);
        }
    }

    @ParameterizedTest
    @CsvSource({"1000,1000", "1001,1001", "1011,1011", "4000,4000", "4999,4999", "1012,1001", "1013,1001"})
    default void aCloseIsSent(int given, int sent) {
        try (FakeUpstream upstream = FakeUpstream.start()) {
            DialRecorder client = dial(upstream, "/");
            client.awaitOpen().close(new Close(given, "done"));
            Peer peer = upstream.awaitPeer();
            assertEquals(new Close(sent, "done"), peer.awaitClose());
            client.awaitEnd();
            peer.awaitEnd();
            client.assertToldOnce();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 999, 1004, 1005, 1006, 1010, 1014, 1015, 2999, 5000, 70000})
    default void noReservedCodeReachesTheWire(int code) {
        try (FakeUpstream upstream = FakeUpstream.start()) {
            DialRecorder client = dial(upstream, "/");
            client.awaitOpen().close(new Close(code, "x"));
            assertEquals(Close.INTERNAL_ERROR, upstream.awaitPeer().awaitClose().code());
        }
    }

    @Test
    default void anAbortDropsTheConnection() {
        try (FakeUpstream upstream = FakeUpstream.start()) {
            DialRecorder client = dial(upstream, "/?behave=deaf");
            client.awaitOpen().abort();
            upstream.awaitPeer().awaitEnd();
            assertEquals(Close.ABNORMAL, client.awaitEnd().code());
            client.assertToldOnce();
        }
    }

    @Test
    default void anAbortFreesAPeerThatDoesNotAnswerTheClose() {
        try (FakeUpstream upstream = FakeUpstream.start()) {
            DialRecorder client = dial(upstream, "/?behave=deaf");
            client.awaitOpen().close(Close.DONE);
            Peer peer = upstream.awaitPeer();
            assertEquals(Close.NORMAL, peer.awaitClose().code());
            client.awaitOpen().abort();
            peer.awaitEnd();
        }
    }

    private static byte[] bytes(int size, int seed) {
        byte[] bytes = new byte[size];
        new java.util.Random(seed).nextBytes(bytes);
        return bytes;
    }
}
