package org.jackfield.container.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.jackfield.config.Secret;
import org.jackfield.problem.End;
import org.jackfield.testing.server.Await;
import org.jackfield.testing.upstream.Behaviours;
import org.jackfield.testing.upstream.DialRecorder;
import org.jackfield.testing.upstream.FakeUpstream;
import org.jackfield.testing.upstream.Peer;
import org.jackfield.upstream.RefusalTable;
import org.jackfield.upstream.Target;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The request of every dialer, and how it fails. */
@Timeout(60)
interface DialingContract extends DialerContract {

    RefusalTable TABLE = RefusalTable.ofMembers("code")
            .codes(End.GATEWAY_NOT_FOUND, "2001")
            .codes(End.ACCOUNT_MISMATCH, "7003")
            .codes(End.MODEL_NOT_FOUND, "5007")
            .codes(End.UNAUTHORIZED, "10000");

    /** Undertow leaves such a connection to the upstream. */
    default boolean dropsWhatWasNotAnswered() {
        return true;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/acc/gw/workers-ai?model=@cf/deepgram/flux&encoding=linear16&sample_rate=16000",
                "/v1/a%20b/c%2Fd?keyterm=a%20b%26c&x=100%25",
                "/v1?x=%c3%a9&y=a%3Db",
                "/v1%3Fa?x=%2525&y=%E2%82%AC",
                "/?a=b:c/d@e",
                "/plain"
            })
    default void theRequestLineIsExactlyTheTargets(String pathAndQuery) {
        try (FakeUpstream upstream = FakeUpstream.start()) {
            DialRecorder client = dial(upstream, pathAndQuery);
            client.awaitOpen();
            Peer peer = upstream.awaitPeer();
            assertEquals("GET " + pathAndQuery + " HTTP/1.1", peer.requestLine());
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
            DialRecorder client = DialRecorder.dial(dialer(), new Target(upstream.uri("/"), Map.of(), TABLE));
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
            Target target = new Target(upstream.uri("/?behave=silent"), Map.of());
            assertEquals(
                    End.UPSTREAM_TIMEOUT,
                    DialRecorder.dial(hurried(), target).awaitFailure().end());
            awaitEnds(upstream);
        }
    }

    @Test
    default void aTlsHandshakeThatNeverEndsIsGivenUp() {
        try (FakeUpstream upstream = FakeUpstream.start()) {
            Target target = new Target(java.net.URI.create("wss://localhost:" + upstream.port() + "/"), Map.of());
            assertEquals(
                    End.UPSTREAM_TIMEOUT,
                    DialRecorder.dial(hurried(), target).awaitFailure().end());
            awaitEnds(upstream);
        }
    }

    private void awaitEnds(FakeUpstream upstream) {
        if (dropsWhatWasNotAnswered()) {
            Await.until("the connection is seen", () -> upstream.peers().size() == 1);
            upstream.peers().forEach(Peer::awaitEnd);
        }
    }
}
