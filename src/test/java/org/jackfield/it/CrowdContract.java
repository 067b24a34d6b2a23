package org.jackfield.it;

import static org.jackfield.testing.sockets.FrameCodec.TO_SERVER;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jackfield.testing.server.Await;
import org.jackfield.testing.server.Site;
import org.jackfield.testing.sockets.EventStream;
import org.jackfield.testing.sockets.Frame;
import org.jackfield.testing.sockets.RawWebSocket;
import org.jackfield.testing.upstream.Behaviours;
import org.jackfield.testing.upstream.Stage;
import org.junit.jupiter.api.Test;

/** What many do badly is not felt by those who do well. */
interface CrowdContract {

    int MANY = 300;
    Duration FLOOD = Duration.ofSeconds(3);

    /** Half of them; a machine with other things to do may keep a few waiting. */
    Duration USUALLY = Duration.ofMillis(200);

    Site site();

    Stage stage();

    @Test
    default void manyDialsThatAreNotAnsweredHoldUpNobodyElse() {
        stage().play(peer -> peer.idle(60_000));
        List<RawWebSocket> clients = IntStream.range(0, MANY)
                .mapToObj(i -> site().open(Site.TRANSCRIPTION))
                .toList();
        long[] health =
                IntStream.range(0, 20).mapToLong(i -> timeOfHealth()).sorted().toArray();
        assertTrue(health[health.length / 2] < USUALLY.toNanos(), () -> Arrays.toString(health));
        clients.forEach(client -> {
            assertTrue(client.hear(Duration.ofSeconds(15)).ended());
            client.close();
        });
    }

    private long timeOfHealth() {
        long start = System.nanoTime();
        assertEquals(200, site().get("/api/health/live").statusCode());
        return System.nanoTime() - start;
    }

    @Test
    default void aFloodOfPingsHoldsUpNobodyElse() throws InterruptedException {
        stage().play(Behaviours.echo());
        try (RawWebSocket flooding = site().openSmall(Site.TRANSCRIPTION);
                RawWebSocket other = site().open(Site.TRANSCRIPTION)) {
            other.awaitText("\"connected\"");
            Thread flood = new Thread(() -> flood(flooding), "flood");
            flood.setDaemon(true);
            flood.start();
            long[] echoes = IntStream.range(0, 100)
                    .mapToLong(i -> timeOfEcho(other, i))
                    .sorted()
                    .toArray();
            assertTrue(echoes[50] < USUALLY.toNanos(), () -> Arrays.toString(echoes));
            flooding.reset();
            flood.join(Duration.ofSeconds(10).toMillis());
        }
    }

    /** More of them than threads that write events. */
    @Test
    default void manyWhoDoNotReadTheirEventsHoldUpNobodyElse() throws IOException {
        stage().play(peer -> {
            peer.accept();
            peer.idle(500);
            for (int i = 0; i < 200 && peer.parameter("tag").isPresent(); i++) {
                peer.text("x".repeat(16_000));
            }
        });
        List<Socket> deaf = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            deaf.add(askForEvents());
        }
        for (int i = 0; i < 7; i++) {
            Await.rest(Duration.ofSeconds(2));
            long start = System.nanoTime();
            try (EventStream events = site().events(EventsContract.EVENTS)) {
                events.await("connected");
            }
            assertTrue(System.nanoTime() - start < Duration.ofSeconds(4).toNanos());
        }
        for (Socket socket : deaf) {
            socket.close();
        }
    }

    private Socket askForEvents() throws IOException {
        Socket socket = new Socket();
        socket.setReceiveBufferSize(4096);
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), site().port()));
        String request = "GET " + EventsContract.EVENTS + "?tag=deaf HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n";
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    private static void flood(RawWebSocket client) {
        byte[] one = TO_SERVER.of(Frame.FIN | Frame.PING, "flood");
        byte[] many = new byte[one.length * 1000];
        IntStream.range(0, 1000).forEach(i -> System.arraycopy(one, 0, many, i * one.length, one.length));
        long start = System.nanoTime();
        try {
            while (System.nanoTime() - start < FLOOD.toNanos()) {
                client.send(many);
            }
        } catch (UncheckedIOException e) {
            // It was cut off, as it may be.
        }
    }

    private static long timeOfEcho(RawWebSocket client, int number) {
        long start = System.nanoTime();
        client.text("echo " + number + ".").awaitText("echo " + number + ".");
        return System.nanoTime() - start;
    }
}
