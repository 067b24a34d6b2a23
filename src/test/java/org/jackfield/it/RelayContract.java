package org.jackfield.it;

import static org.jackfield.testing.sockets.FrameCodec.TO_CLIENT;
import static org.jackfield.testing.sockets.FrameCodec.TO_SERVER;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jackfield.testing.server.Site;
import org.jackfield.testing.sockets.Frame;
import org.jackfield.testing.sockets.Heard;
import org.jackfield.testing.sockets.RawWebSocket;
import org.jackfield.testing.sockets.Said;
import org.jackfield.testing.sockets.TestClient;
import org.jackfield.testing.upstream.FakeUpstream;
import org.jackfield.testing.upstream.Peer;
import org.jackfield.testing.upstream.Stage;
import org.jackfield.wire.Close;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What goes in at one end comes out at the other: the same messages, in the same order, up to the last. */
interface RelayContract {

    int EACH_WAY = 20_000;

    /** How much may be on its way in one direction, which is less than what the queues hold. */
    int WINDOW_BYTES = 256 * 1024;

    int TIMES = 100;

    Site site();

    Stage stage();

    /** Message {@code number} of a long conversation: even ones are text; now and then one of 32 KB. */
    private static byte[] message(int number) {
        int bytes = number % 199 == 0 ? 32_768 : 2 + 2 * (number * 7919 % 300);
        byte[] all = new byte[bytes];
        Arrays.fill(all, (byte) ('a' + number % 26));
        byte[] digits = Integer.toString(number).getBytes(java.nio.charset.StandardCharsets.US_ASCII);
        System.arraycopy(digits, 0, all, 0, Math.min(digits.length, bytes));
        return all;
    }

    private static boolean isText(int number) {
        return number % 2 == 0;
    }

    @FunctionalInterface
    interface Step {
        void take(int number) throws IOException;
    }

    private static CompletableFuture<Void> inOrder(Step step) {
        return CompletableFuture.runAsync(
                () -> {
                    try {
                        for (int i = 0; i < EACH_WAY; i++) {
                            step.take(i);
                        }
                    } catch (IOException e) {
                        throw new java.io.UncheckedIOException(e);
                    }
                },
                work -> new Thread(work, "conversation").start());
    }

    private static void take(Semaphore window, int bytes) {
        try {
            assertTrue(window.tryAcquire(bytes, 15, TimeUnit.SECONDS), "It came to a standstill.");
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    @Timeout(120)
    default void aLongConversationBothWaysAtOnceKeepsEveryMessageAndItsOrder() {
        FakeUpstream upstream = stage().play(Peer::accept);
        try (RawWebSocket client = site().open(Site.TRANSCRIPTION)) {
            client.await("connected");
            Peer peer = upstream.awaitPeer();
            Semaphore up = new Semaphore(WINDOW_BYTES);
            Semaphore down = new Semaphore(WINDOW_BYTES);
            CompletableFuture.allOf(
                            inOrder(i -> {
                                take(up, message(i).length);
                                client.send(
                                        isText(i)
                                                ? TO_SERVER.text(Said.words(words(i)))
                                                : TO_SERVER.of(Frame.FIN | Frame.BINARY, message(i)));
                            }),
                            inOrder(i -> {
                                assertArrives(i, peer.awaitMessage());
                                up.release(message(i).length);
                            }),
                            inOrder(i -> {
                                take(down, message(i).length);
                                peer.write(
                                        TO_CLIENT.of(Frame.FIN | (isText(i) ? Frame.TEXT : Frame.BINARY), message(i)));
                            }),
                            inOrder(i -> {
                                assertComesInItsEnvelope(i, client.next().orElseThrow());
                                down.release(message(i).length);
                            }))
                    .join();
        }
    }

    private static String words(int number) {
        return new String(message(number), java.nio.charset.StandardCharsets.US_ASCII);
    }

    private static void assertArrives(int number, Frame frame) {
        if (isText(number)) {
            assertEquals(words(number), Said.wordsOf(frame.text()), () -> "message " + number);
        } else {
            assertIs(number, frame);
        }
    }

    private static void assertIs(int number, Frame frame) {
        assertEquals(isText(number) ? Frame.TEXT : Frame.BINARY, frame.opcode(), () -> "kind of message " + number);
        assertArrayEquals(message(number), frame.payload(), () -> "message " + number);
    }

    private static void assertComesInItsEnvelope(int number, Frame frame) {
        if (isText(number)) {
            String words = TestClient.json(frame.text()).getString("text");
            assertEquals(words(number), words);
        } else {
            assertIs(number, frame);
        }
    }

    @Test
    default void fragmentsOfTheUpstreamArriveAsOneMessageEach() throws IOException {
        FakeUpstream upstream = stage().play(Peer::accept);
        try (RawWebSocket client = site().open(Site.TRANSCRIPTION)) {
            client.await("connected");
            Peer peer = upstream.awaitPeer();
            String words = "é€😀 mixed ".repeat(50);
            byte[] text = words.getBytes(java.nio.charset.StandardCharsets.UTF_8);
            for (int fragments = 1; fragments <= 64; fragments *= 2) {
                peer.write(fragments(Frame.TEXT, text, fragments));
                peer.write(fragments(Frame.BINARY, text, fragments));
            }
            for (int fragments = 1; fragments <= 64; fragments *= 2) {
                Frame first = client.next().orElseThrow();
                assertEquals(words, TestClient.json(first.text()).getString("text"));
                Frame second = client.next().orElseThrow();
                assertEquals(Frame.BINARY, second.opcode());
                assertArrayEquals(text, second.payload());
            }
        }
    }

    /** As a server sends them, with a ping between and an empty fragment at the end. */
    private static byte[] fragments(int opcode, byte[] payload, int count) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (int i = 0; i < count; i++) {
            byte[] part = Arrays.copyOfRange(payload, payload.length * i / count, payload.length * (i + 1) / count);
            all.writeBytes(TO_CLIENT.of(i == 0 ? opcode : Frame.CONTINUATION, part));
            all.writeBytes(TO_CLIENT.ping("between"));
        }
        all.writeBytes(TO_CLIENT.of(Frame.FIN | Frame.CONTINUATION, new byte[0]));
        return all.toByteArray();
    }

    @Test
    @Timeout(120)
    default void theLastWordsOfTheUpstreamArriveThoughItClosesInTheSameSegment() {
        FakeUpstream upstream = stage().play(lastWords());
        for (int i = 0; i < TIMES; i++) {
            try (RawWebSocket client = site().open(Site.TRANSCRIPTION)) {
                client.await("connected");
                client.text(Said.words("go"));
                Heard heard = client.hear();
                int time = i;
                assertTrue(heard.texts().contains("last words"), () -> time + ": " + heard.texts());
                assertEquals(4502, heard.code());
            }
        }
        upstream.peers().forEach(Peer::awaitEnd);
    }

    private static org.jackfield.testing.upstream.Behaviour lastWords() {
        return peer -> {
            peer.accept();
            peer.serve(message -> {
                ByteArrayOutputStream both = new ByteArrayOutputStream();
                both.writeBytes(TO_CLIENT.text("last words"));
                both.writeBytes(TO_CLIENT.close(Close.INTERNAL_ERROR, ""));
                try {
                    peer.write(both.toByteArray());
                } catch (IOException e) {
                    throw new java.io.UncheckedIOException(e);
                }
            });
        };
    }

    @Test
    @Timeout(120)
    default void theLastWordsOfTheClientArriveThoughItClosesInTheSameSegment() {
        FakeUpstream upstream = stage().play(Peer::accept);
        for (int i = 0; i < TIMES; i++) {
            try (RawWebSocket client = site().open(Site.TRANSCRIPTION)) {
                client.await("connected");
                ByteArrayOutputStream both = new ByteArrayOutputStream();
                both.writeBytes(TO_SERVER.of(Frame.FIN | Frame.TEXT, Said.words("last words")));
                both.writeBytes(TO_SERVER.close(Close.NORMAL));
                client.send(both.toByteArray());
                Peer peer = upstream.awaitPeer();
                assertEquals("last words", Said.wordsOf(peer.awaitMessage().text()));
                assertEquals(Close.NORMAL, peer.awaitClose().code());
                assertEquals(Close.NORMAL, client.hear().code());
            }
        }
    }
}
