package org.jackfield.it;

import static org.jackfield.testing.sockets.FrameCodec.TO_SERVER;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jackfield.testing.server.Await;
import org.jackfield.testing.server.Site;
import org.jackfield.testing.sockets.EventStream;
import org.jackfield.testing.sockets.Frame;
import org.jackfield.testing.sockets.Heard;
import org.jackfield.testing.sockets.RawHttp;
import org.jackfield.testing.sockets.RawWebSocket;
import org.jackfield.testing.sockets.Said;
import org.jackfield.testing.upstream.Behaviours;
import org.jackfield.testing.upstream.Stage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What many do badly is not felt by those who do well. */
interface CrowdContract {

    int MANY = 100;

    int LEAST_LET_IN = 64;

    int HASTY = 3;

    int ANSWERS = 500;

    Site site();

    Stage stage();

    /** Whoever would wait too long for a dial is refused. */
    private Stream<RawWebSocket> comeIn() {
        try {
            return Stream.of(site().open(Site.TRANSCRIPTION));
        } catch (UncheckedIOException e) {
            assertTrue(e.toString().contains("503"), e::toString);
            return Stream.empty();
        }
    }

    @Test
    default void manyDialsThatAreNotAnsweredHoldUpNobodyElse() {
        stage().play(peer -> peer.idle(60_000));
        List<RawWebSocket> clients =
                IntStream.range(0, MANY).boxed().flatMap(i -> comeIn()).toList();
        assertTrue(clients.size() >= LEAST_LET_IN, () -> clients.size() + " were let in");
        RawWebSocket last = clients.get(clients.size() - 1);
        CompletableFuture<Heard> givenUp = CompletableFuture.supplyAsync(last::hear);
        assertEquals(200, site().get("/api/health/live").statusCode());
        assertFalse(givenUp.isDone(), "Health was told only when all dials were over.");
        assertTrue(givenUp.join().ended());
        clients.stream()
                .filter(client -> client != last)
                .forEach(client -> assertTrue(client.hear().ended()));
        clients.forEach(RawWebSocket::close);
    }

    @Test
    default void aFloodOfPingsHoldsUpNobodyElse() throws InterruptedException {
        stage().play(Behaviours.echo());
        try (RawWebSocket flooding = site().openSmall(Site.TRANSCRIPTION);
                RawWebSocket other = site().open(Site.TRANSCRIPTION)) {
            other.await("connected");
            AtomicBoolean enough = new AtomicBoolean();
            Thread flood = new Thread(() -> flood(flooding, enough), "flood");
            flood.setDaemon(true);
            flood.start();
            for (int i = 0; i < 100; i++) {
                other.text(Said.words("echo " + i + ".")).awaitText("echo " + i + ".");
            }
            enough.set(true);
            flooding.reset();
            flood.join();
        }
    }

    /** More of them than threads that write events. */
    @Tag("soak")
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
            try (EventStream events = site().events(EventsContract.EVENTS)) {
                events.await("session");
            }
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
        String chunk = Site.TRANSCRIPTION + "/" + sessionId(socket) + "/audio?sequence=0";
        assertEquals(202, site().post(chunk, EventsContract.OCTETS, new byte[0]).statusCode());
        return socket;
    }

    /** Read from a stream byte by byte, and nothing behind it. */
    private static String sessionId(Socket stream) throws IOException {
        Pattern member = Pattern.compile("\"sessionId\":\"(\\w+)\"");
        StringBuilder told = new StringBuilder();
        Matcher found = member.matcher(told);
        while (!found.find()) {
            int next = stream.getInputStream().read();
            assertTrue(next >= 0, () -> "ended behind " + told);
            found = member.matcher(told.append((char) next));
        }
        return found.group(1);
    }

    private static void flood(RawWebSocket client, AtomicBoolean enough) {
        byte[] one = TO_SERVER.of(Frame.FIN | Frame.PING, "flood");
        byte[] many = new byte[one.length * 1000];
        IntStream.range(0, 1000).forEach(i -> System.arraycopy(one, 0, many, i * one.length, one.length));
        try {
            while (!enough.get()) {
                client.send(many);
            }
        } catch (UncheckedIOException e) {
            // It was cut off, as it may be.
        }
    }

    private void comeAndGo() {
        try (RawHttp client = site().raw()) {
            if (client.ask(RawHttp.upgrade(Site.SPEECH)).status() == 101) {
                client.write(TO_SERVER.close(1000, ""));
            }
        }
    }

    @Test
    default void socketsThatAreClosedAtOnceSpoilNoAnswerToOthers() {
        stage().play(Behaviours.echo());
        AtomicBoolean over = new AtomicBoolean();
        List<CompletableFuture<Void>> hasty = Stream.generate(() -> CompletableFuture.runAsync(() -> {
                    while (!over.get()) {
                        comeAndGo();
                    }
                }))
                .limit(HASTY)
                .toList();
        try {
            for (int i = 0; i < ANSWERS; i++) {
                HttpResponse<String> answer = site().postJson("/demo/api/ai/tts?colour=blue", "{}");
                assertEquals(400, answer.statusCode(), answer::body);
            }
        } finally {
            over.set(true);
        }
        hasty.forEach(CompletableFuture::join);
    }
}
