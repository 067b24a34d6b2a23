package org.jackfield.it;

import static org.jackfield.testing.sockets.FrameCodec.TO_SERVER;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.JsonObject;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.jackfield.problem.End;
import org.jackfield.testing.server.Await;
import org.jackfield.testing.server.ServerProcess;
import org.jackfield.testing.server.Site;
import org.jackfield.testing.sockets.Frame;
import org.jackfield.testing.sockets.Heard;
import org.jackfield.testing.sockets.Members;
import org.jackfield.testing.sockets.RawWebSocket;
import org.jackfield.testing.sockets.Said;
import org.jackfield.testing.upstream.Behaviours;
import org.jackfield.testing.upstream.FakeUpstream;
import org.jackfield.testing.upstream.Peer;
import org.jackfield.testing.upstream.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Messages and floods without end find one, the memory of the server stays what it was, and others feel nothing. */
interface FloodContract {

    /** More than a machine passes on in the time that a test has. */
    long FLOOD_BYTES = 20_000_000_000L;

    int PART_BYTES = 16 * 1024;
    long LIMIT_MILLIS = 45_000;
    double SPARE_MEGABYTES = 16;

    /** What is read before a flood is ended, 1,024 buffers of 16 KiB behind the close, and the buffers of two kernels. */
    long ACCEPTED_BYTES = 32L << 20;

    Site site();

    Stage stage();

    private static Thread pour(RawWebSocket client, byte[] bytes, AtomicLong sent) {
        Thread pouring = new Thread(
                () -> {
                    try {
                        while (sent.addAndGet(bytes.length) < FLOOD_BYTES) {
                            client.send(bytes);
                        }
                    } catch (UncheckedIOException e) {
                        // It was cut off.
                    }
                },
                "pouring");
        pouring.setDaemon(true);
        pouring.start();
        return pouring;
    }

    private static byte[] repeated(byte[] frame, int times) {
        byte[] all = new byte[frame.length * times];
        IntStream.range(0, times).forEach(i -> System.arraycopy(frame, 0, all, i * frame.length, frame.length));
        return all;
    }

    @ParameterizedTest
    @ValueSource(ints = {Frame.TEXT, Frame.BINARY})
    default void aMessageWithoutEndIsTooLarge(int opcode) {
        ServerProcess server = ServerProcess.find();
        double before = server.holdings().heapBytes() / 1e6;
        FakeUpstream upstream = stage().play(Peer::accept);
        try (RawWebSocket client = site().open(Site.TRANSCRIPTION)) {
            client.await("connected");
            client.send(TO_SERVER.of(opcode, "begun"));
            AtomicLong sent = new AtomicLong();
            pour(client, TO_SERVER.of(Frame.CONTINUATION, "x".repeat(PART_BYTES)), sent);
            Heard heard = client.hear();
            assertTrue(heard.ended(), "not cut off");
            assertTrue(
                    heard.close().isEmpty() || heard.close().equals(java.util.Optional.of(End.TOO_LARGE.close())),
                    heard::toString);
            assertTrue(sent.get() < ACCEPTED_BYTES, () -> sent.get() + " bytes were taken");
            upstream.awaitPeer().awaitEnd();
            assertEquals(0, upstream.peers().get(0).messagesWaiting());
        }
        double after = settledMegabytes(server, before);
        assertTrue(after < before + SPARE_MEGABYTES, () -> before + " MB became " + after);
    }

    /** What came behind the part that was too much is let go of when the connection is. */
    private static double settledMegabytes(ServerProcess server, double before) {
        double now = server.holdings().heapBytes() / 1e6;
        for (int i = 0; i < 10 && now >= before + SPARE_MEGABYTES; i++) {
            Await.rest(Duration.ofSeconds(1));
            now = server.holdings().heapBytes() / 1e6;
        }
        return now;
    }

    @Test
    default void aMessageOfTooManyFragmentsEndsTheSession() {
        FakeUpstream upstream = stage().play(Peer::accept);
        try (RawWebSocket client = site().open(Site.TRANSCRIPTION)) {
            client.await("connected");
            client.send(TO_SERVER.of(Frame.TEXT, "begun"));
            pour(client, repeated(TO_SERVER.of(Frame.CONTINUATION, "x"), 100), new AtomicLong());
            Heard heard = client.hear();
            assertTrue(heard.ended(), "not cut off");
            heard.close().ifPresent(close -> assertEquals(End.TOO_LARGE.close(), close));
            upstream.awaitPeer().awaitEnd();
        }
    }

    @Test
    default void aThousandFragmentsAreNotTooMany() {
        FakeUpstream upstream = stage().play(Peer::accept);
        try (RawWebSocket client = site().open(Site.TRANSCRIPTION)) {
            client.await("connected");
            String text = Said.bytes(1000, "0123456789");
            byte[] bytes = text.getBytes(java.nio.charset.StandardCharsets.US_ASCII);
            client.send(TO_SERVER.fragments(Frame.TEXT, bytes, 1000, new byte[0]));
            assertEquals(text, upstream.awaitPeer().awaitMessage().text());
        }
    }

    /** Pings are answered all the time, so that the client is not silent. */
    @ParameterizedTest
    @ValueSource(ints = {Frame.TEXT, Frame.BINARY})
    default void aMessageThatIsBegunAndNotFinishedEndsTheSession(int opcode) {
        FakeUpstream upstream = stage().play(Peer::accept);
        try (RawWebSocket client = site().open(Site.TRANSCRIPTION)) {
            client.await("connected");
            client.send(TO_SERVER.of(opcode, "begun"));
            Heard heard = client.hear();
            assertTrue(heard.ended(), "still open");
            upstream.awaitPeer().awaitEnd();
        }
    }

    /** Nothing can be said inside a frame, so that the client is silent at the latest. */
    @Test
    default void aFrameThatIsNotFinishedEndsTheSession() {
        FakeUpstream upstream = stage().play(Peer::accept);
        try (RawWebSocket client = site().open(Site.TRANSCRIPTION)) {
            client.await("connected");
            client.send(TO_SERVER.announcing(Frame.FIN | Frame.BINARY, 1000));
            assertTrue(client.hear().ended(), "still open");
            upstream.awaitPeer().awaitEnd();
        }
    }

    /**
     * One message of each session goes through a queue of its own, so that only time on the processor is shared. Payara reads
     * what comes behind the close until the close limit. A client that floods and reads no answer may be too slow before it is
     * too fast: it is read no faster than it is served.
     */
    @ParameterizedTest
    @ValueSource(ints = {Frame.TEXT, Frame.BINARY})
    default void aFloodIsEndedAndOthersAreAnsweredMeanwhile(int opcode) throws InterruptedException {
        ServerProcess server = ServerProcess.find();
        double before = server.holdings().heapBytes() / 1e6;
        stage().play(Behaviours.echo());
        try (RawWebSocket flooding = site().open(Site.TRANSCRIPTION);
                RawWebSocket other = site().open(Site.TRANSCRIPTION)) {
            flooding.await("connected");
            other.await("connected");
            AtomicLong poured = new AtomicLong();
            Thread pouring =
                    pour(flooding, TO_SERVER.of(Frame.FIN | opcode, Said.words("x".repeat(PART_BYTES))), poured);
            for (int i = 0; i < 20; i++) {
                other.text(Said.words("echo " + i + ".")).awaitText("echo " + i + ".");
                Await.rest(Duration.ofMillis(50));
            }
            Heard heard = flooding.hear();
            assertTrue(heard.ended(), "not cut off");
            heard.close()
                    .ifPresent(close -> assertTrue(
                            List.of(End.RATE_LIMITED.close(), End.CLIENT_SLOW.close())
                                    .contains(close),
                            heard::toString));
            pouring.join(LIMIT_MILLIS);
            assertTrue(poured.get() < ACCEPTED_BYTES || Servers.isPayara(), () -> poured + " bytes were taken");
        }
        double after = settledMegabytes(server, before);
        assertTrue(after < before + SPARE_MEGABYTES, () -> before + " MB became " + after);
    }

    @Test
    default void pongsThatNobodyAskedForAreAFloodToo() throws InterruptedException {
        stage().play(Behaviours.echo());
        try (RawWebSocket flooding = site().open(Site.TRANSCRIPTION)) {
            flooding.await("connected");
            byte[] pongs = repeated(TO_SERVER.of(Frame.FIN | Frame.PONG, "flood"), 1000);
            Thread pouring = pour(flooding, pongs, new AtomicLong());
            Heard heard = flooding.hear();
            assertTrue(heard.ended(), "not cut off");
            heard.close().ifPresent(close -> assertEquals(End.RATE_LIMITED.close(), close));
            pouring.join(LIMIT_MILLIS);
        }
    }

    /** They are answered by the server itself, and the answers wait for a client that does not read. */
    @Test
    default void pingsWhoseAnswersNobodyReadsTakeNoMemory() throws InterruptedException {
        ServerProcess server = ServerProcess.find();
        stage().play(Behaviours.echo());
        double before = server.holdings().heapBytes() / 1e6;
        try (RawWebSocket flooding = site().openSmall(Site.TRANSCRIPTION)) {
            flooding.await("connected");
            byte[] pings = repeated(TO_SERVER.ping("answer this"), 1000);
            AtomicLong sent = new AtomicLong();
            Thread pouring = pour(flooding, pings, sent);
            Await.rest(Duration.ofSeconds(3));
            double during = server.holdings().heapBytes() / 1e6;
            assertTrue(during < before + SPARE_MEGABYTES, () -> before + " MB became " + during);
            Heard heard = flooding.hear();
            assertTrue(heard.ended(), "not cut off");
            heard.close().ifPresent(close -> assertEquals(End.RATE_LIMITED.close(), close));
            pouring.join(LIMIT_MILLIS);
        }
    }

    @Test
    default void aMessageThatIsNestedTooDeeplyIsTooComplex() {
        stage().play(Peer::accept);
        for (int depth : new int[] {33, 40}) {
            try (RawWebSocket client = site().open(Site.SPEECH)) {
                client.await("connected");
                client.text(nested(depth));
                JsonObject error = client.await("error");
                assertEquals(End.TOO_COMPLEX.code(), error.getString("code"));
                Leaks.assertNone(error.toString());
            }
        }
    }

    @Test
    default void someNestingIsAllowed() {
        FakeUpstream upstream = stage().play(Peer::accept);
        try (RawWebSocket client = site().open(Site.SPEECH)) {
            client.await("connected");
            client.text(nested(30));
            assertEquals(
                    Members.of("{\"type\":\"Speak\",\"text\":\"x\"}"),
                    Members.of(upstream.awaitPeer().awaitMessage().text()));
        }
    }

    /** The outermost object is the first level. */
    private static String nested(int depth) {
        return "{\"type\":\"Speak\",\"text\":\"x\",\"deep\":" + "[".repeat(depth - 1) + "]".repeat(depth - 1) + "}";
    }
}
