package org.jackfield.it;

import static org.jackfield.testing.sockets.FrameCodec.TO_SERVER;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jackfield.problem.End;
import org.jackfield.testing.server.Await;
import org.jackfield.testing.server.Site;
import org.jackfield.testing.sockets.EventStream;
import org.jackfield.testing.sockets.Members;
import org.jackfield.testing.sockets.RawHttp;
import org.jackfield.testing.sockets.TestClient;
import org.jackfield.testing.upstream.Behaviour;
import org.jackfield.testing.upstream.Behaviours;
import org.jackfield.testing.upstream.Peer;
import org.jackfield.testing.upstream.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who gets a slot, and when it is free again, on a server that believes its peer when it says who its clients are. */
interface SlotsContract {

    int SLOTS = 6;
    int SLOTS_PER_ADDRESS = 2;

    List<RawHttp> OPEN = new ArrayList<>();

    AtomicInteger ADDRESSES = new AtomicInteger();

    Site site();

    Stage stage();

    @AfterEach
    default void everybodyLeaves() {
        OPEN.forEach(RawHttp::close);
        OPEN.clear();
        stage().play(Behaviours.byQuery(Peer::accept));
    }

    /** One that no test has used yet. */
    private static String address() {
        return "198.51.100." + ADDRESSES.incrementAndGet();
    }

    private RawHttp.Answer ask(RawHttp client, String forwardedFor) {
        OPEN.add(client);
        return client.ask(RawHttp.upgrade(Site.TRANSCRIPTION, "X-Forwarded-For: " + forwardedFor));
    }

    private int status(String forwardedFor) {
        return ask(site().raw(), forwardedFor).status();
    }

    @Test
    default void whoAsksForSocketsTooOftenIsToldWhenToComeAgainAndNobodyElseIs() {
        String busy = address();
        String[] lines = RawHttp.upgrade("/nothing", "X-Forwarded-For: " + busy);
        RawHttp.Answer last = site().ask(lines);
        for (int i = 0; i < 1000 && last.status() != 429; i++) {
            assertEquals(404, last.status());
            last = site().ask(lines);
        }
        assertEquals(429, last.status());
        assertEquals(List.of("1"), last.headers("Retry-After"));
        assertEquals("rate.limited", TestClient.json(last.body()).getString("code"));
        assertEquals(
                404,
                site().ask(RawHttp.upgrade("/nothing", "X-Forwarded-For: " + address()))
                        .status());
    }

    private RawHttp.Answer askAsPage(String origin) {
        RawHttp client = site().raw();
        OPEN.add(client);
        return client.ask(RawHttp.upgrade(
                Site.TRANSCRIPTION,
                "X-Forwarded-For: " + address(),
                "X-Forwarded-Proto: wss",
                "X-Forwarded-Host: a.example",
                "Origin: " + origin));
    }

    @Test
    default void aProxyMayNameTheSchemeOfTheSocketInsteadOfThatOfThePage() {
        assertEquals(101, askAsPage("https://a.example").status());
        assertEquals(403, askAsPage("http://a.example").status());
        assertEquals(403, askAsPage("https://evil.example").status());
        RawHttp.Answer usage =
                site().ask("GET " + Site.TRANSCRIPTION + " HTTP/1.1", "Host: a.example:443", "X-Forwarded-Proto: wss");
        assertEquals(
                "wss://a.example:443" + Site.TRANSCRIPTION,
                TestClient.json(usage.body()).getString("websocketUrl"));
    }

    /** A client that sits; sessions of earlier tests may take a moment to end. */
    private RawHttp admitted(String forwardedFor) {
        AtomicInteger last = new AtomicInteger();
        assertTrue(
                eventually(() -> {
                    last.set(status(forwardedFor));
                    return last.get() == 101;
                }),
                () -> "refused with " + last);
        return OPEN.get(OPEN.size() - 1);
    }

    /** An event stream of a client; the upstream's troubles in earlier tests may take a moment to be over. */
    private EventStream streamed(String path, String forwardedFor) {
        EventStream stream = site().events(path, "X-Forwarded-For", forwardedFor);
        for (int i = 0; i < 150 && stream.status() == 503; i++) {
            Await.rest(Duration.ofMillis(100));
            stream = site().events(path, "X-Forwarded-For", forwardedFor);
        }
        assertEquals(200, stream.status());
        return stream;
    }

    private static boolean eventually(Supplier<Boolean> holds) {
        for (int i = 0; i < 150; i++) {
            if (holds.get()) {
                return true;
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
        }
        return false;
    }

    private void assertFull(String address) {
        assertTrue(eventually(() -> status(address) == 429), "It has another slot.");
    }

    @Test
    default void whoComesAfterTheLastSlotIsRefusedAndTheOthersAreServed() {
        List<RawHttp> served = new ArrayList<>();
        for (int i = 0; i < SLOTS; i++) {
            served.add(admitted(address()));
        }
        for (int i = 0; i < SLOTS; i++) {
            RawHttp.Answer refused = ask(site().raw(), address());
            assertEquals(503, refused.status());
            assertEquals(1, refused.headers("Retry-After").size());
            assertEquals(End.OVERLOADED.code(), Members.of(refused.body()).getString("code"));
        }
        for (RawHttp client : served) {
            assertTrue(
                    Members.ofType("connected", client.nextFrame().orElseThrow().text())
                            .isPresent());
        }
    }

    @Test
    default void anAddressHasItsOwnLimit() {
        String address = address();
        admitted(address);
        admitted(address);
        assertFull(address);

        RawHttp.Answer refused = ask(site().raw(), address);

        assertEquals(429, refused.status());
        assertEquals(1, refused.headers("Retry-After").size());
        assertEquals("connections.limit", Members.of(refused.body()).getString("code"));
        admitted(address());
    }

    @Test
    default void whatAClientPutsBeforeTheProxysWordDoesNotHelpIt() {
        String address = address();
        admitted(address() + ", " + address);
        admitted(address() + ", " + address);

        assertFull(address() + ", " + address);
    }

    @Test
    default void aPeerThatIsNoTrustedProxyCannotSayWhoItIs() {
        for (int i = 0; i < SLOTS_PER_ADDRESS; i++) {
            assertTrue(
                    eventually(() -> ask(site().rawFrom("127.0.0.2"), address()).status() == 101));
        }

        assertTrue(eventually(() -> ask(site().rawFrom("127.0.0.2"), address()).status() == 429));
    }

    /** Fills an address, ends one session in some way, and gets the slot. */
    private void assertSlotComesBackAfter(Consumer<RawHttp> end) {
        String address = address();
        admitted(address);
        RawHttp leaving = admitted(address);
        assertFull(address);

        end.accept(leaving);

        admitted(address);
    }

    @Test
    default void theSlotComesBackAfterAClose() {
        assertSlotComesBackAfter(client -> client.write(TO_SERVER.close(1000, "")));
    }

    @Test
    default void theSlotComesBackAfterAReset() {
        assertSlotComesBackAfter(RawHttp::reset);
    }

    @Test
    default void theSlotComesBackAfterALostConnection() {
        assertSlotComesBackAfter(RawHttp::close);
    }

    /** The session of a client that cannot be patched through ends by itself. */
    private void assertSlotsComeBackWhere(Behaviour behaviour) {
        stage().play(behaviour);
        String address = address();
        for (int i = 0; i < 2 * SLOTS_PER_ADDRESS; i++) {
            admitted(address);
        }
    }

    @Test
    default void theSlotComesBackAfterARefusedDial() {
        assertSlotsComeBackWhere(peer -> peer.refuse(401, Map.of(), ""));
    }

    @Test
    default void theSlotComesBackAfterTheUpstreamClosed() {
        assertSlotsComeBackWhere(peer -> {
            peer.accept();
            peer.close(1011, "");
        });
    }

    @Test
    default void badParametersTakeNoSlot() {
        String address = address();
        for (int i = 0; i < SLOTS_PER_ADDRESS; i++) {
            try (RawHttp client = site().raw()) {
                String[] upgrade =
                        RawHttp.upgrade(Site.TRANSCRIPTION + "?sample_rate=1", "X-Forwarded-For: " + address);
                assertEquals(400, client.ask(upgrade).status());
            }
        }
        admitted(address);
        admitted(address);
    }

    @Test
    default void theSlotComesBackAfterAClientThatLeftBeforeTheAnswer() {
        String address = address();
        for (int i = 0; i < SLOTS_PER_ADDRESS; i++) {
            RawHttp client = site().raw();
            String[] upgrade = RawHttp.upgrade(Site.TRANSCRIPTION, "X-Forwarded-For: " + address);
            client.write((String.join("\r\n", upgrade) + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
            client.reset();
        }
        admitted(address);
        admitted(address);
    }

    @Test
    default void anEventStreamTakesASlotAndGivesItBack() throws IOException {
        String address = address();
        String path = Site.TRANSCRIPTION + "/events";
        admitted(address);
        try (EventStream events = streamed(path, address)) {
            events.await("session");
            assertFull(address);
            try (EventStream refused = site().events(path, "X-Forwarded-For", address)) {
                assertEquals(429, refused.status());
            }
        }
        admitted(address);
    }

    /** It is given back when the answer is written, which may be a moment after the client has read it. */
    @Test
    default void aPlainRequestTakesASlotAndGivesItBack() {
        stage().play(peer -> {
            peer.accept();
            peer.close(1011, "");
        });
        String address = address();
        admitted(address);
        for (int i = 0; i < 2 * SLOTS_PER_ADDRESS; i++) {
            Await.until("a slot is there", () -> posted(address, "http://127.0.0.1") == 502);
        }
    }

    @Test
    default void aPlainRequestOfAnAddressWithoutASlotIsRefused() {
        String address = address();
        admitted(address);
        admitted(address);
        assertFull(address);

        assertEquals(429, posted(address, "http://127.0.0.1"));
    }

    @Test
    default void aPageElsewhereMayPostNoMoreThanItMayConnect() {
        assertEquals(403, posted(address(), "https://elsewhere.example"));
    }

    private int posted(String address, String origin) {
        String body = "{\"text\":\"Hello.\"}";
        return site().ask(
                        "POST " + Site.SPEECH + " HTTP/1.1",
                        "Host: 127.0.0.1",
                        "Origin: " + origin,
                        "X-Forwarded-For: " + address,
                        "Content-Type: application/json",
                        "Content-Length: " + body.length(),
                        "",
                        body)
                .status();
    }
}
