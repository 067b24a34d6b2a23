package org.jackfield.container.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.jackfield.testing.upstream.DialRecorder;
import org.jackfield.testing.upstream.FakeUpstream;
import org.jackfield.testing.upstream.Peer;
import org.jackfield.wire.Close;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How the connections of every dialer end. */
@Timeout(60)
interface DialerClosingContract extends DialerContract {

    /** The close code reported for one that was received; implementations differ in a few. */
    int reported(int received);

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
}
