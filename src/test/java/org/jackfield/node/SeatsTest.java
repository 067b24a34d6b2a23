package org.jackfield.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jackfield.access.ClientAddress;
import org.jackfield.access.Decision;
import org.jackfield.access.Grant;
import org.jackfield.problem.End;
import org.jackfield.session.SessionSettings;
import org.jackfield.speech.SpeechEndpoint;
import org.jackfield.testing.Configs;
import org.jackfield.testing.Exchange;
import org.jackfield.testing.ManualTicker;
import org.jackfield.wire.Close;
import org.jackfield.wire.ConnectionListener;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SeatsTest {

    private final ManualTicker ticker = new ManualTicker();

    private Seats seats(int capacity, int perAddress, int perUser) {
        return new Seats(
                capacity,
                SessionSettings.from(Configs.of(
                        "jackfield.session.max-sessions-per-address", Integer.toString(perAddress),
                        "jackfield.session.max-sessions-per-user", Integer.toString(perUser))),
                ticker);
    }

    private static Decision guest(Seats seats, String address) {
        return seats.seat(Grant.GUEST, new ClientAddress(address));
    }

    private static Grant granted(Decision decision) {
        return assertInstanceOf(Decision.Admitted.class, decision).grant();
    }

    private static End refused(Decision decision) {
        return assertInstanceOf(Decision.Refused.class, decision).end();
    }

    @Test
    void theLastSeatIsGivenAndNoFurtherOne() {
        Seats seats = seats(2, 2, 2);
        granted(guest(seats, "a"));
        granted(guest(seats, "b"));

        assertEquals(End.OVERLOADED, refused(guest(seats, "c")));
        assertEquals(2, seats.taken());
    }

    @Test
    void anAddressHasItsOwnLimit() {
        Seats seats = seats(100, 2, 2);
        granted(guest(seats, "a"));
        granted(guest(seats, "a"));

        assertEquals(End.CONNECTIONS, refused(guest(seats, "a")));
        granted(guest(seats, "b"));
    }

    @Test
    void aUserHasALimitAtAllAddressesAndGuestsAreNoUser() {
        Seats seats = seats(100, 50, 2);
        granted(seats.seat("ann", new ClientAddress("a")));
        granted(seats.seat("ann", new ClientAddress("b")));

        assertEquals(End.CONNECTIONS, refused(seats.seat("ann", new ClientAddress("c"))));
        granted(seats.seat("bob", new ClientAddress("c")));
        for (int i = 0; i < 10; i++) {
            granted(guest(seats, "d"));
        }
    }

    @Test
    void aSeatIsFreeAgainOnceHoweverOftenItIsReleased() {
        Seats seats = seats(2, 2, 2);
        Grant grant = granted(guest(seats, "a"));
        granted(guest(seats, "b"));
        grant.seat().release();
        grant.seat().release();

        assertEquals(1, seats.taken());
        granted(guest(seats, "a"));
        assertEquals(End.OVERLOADED, refused(guest(seats, "c")));
    }

    @Test
    void aSeatOnWhichNobodySitsInTimeIsFreeAgain() {
        Seats seats = seats(1, 1, 1);
        Grant grant = granted(guest(seats, "a"));
        ticker.advance(Seats.KEPT);
        seats.sweep();
        assertEquals(1, seats.taken());

        ticker.advance(Duration.ofSeconds(1));
        seats.sweep();
        assertEquals(0, seats.taken());

        granted(guest(seats, "b"));
        grant.seat().occupy();
        assertEquals(2, seats.taken());
        grant.seat().release();
        grant.seat().occupy();
        assertEquals(1, seats.taken());
    }

    @Test
    void aSeatIsKeptAsLongAsItsSessionLasts() {
        Seats seats = seats(1, 1, 1);
        Exchange exchange = new Exchange(seats);
        Grant grant = granted(guest(seats, "a"));
        ConnectionListener side =
                exchange.relay(SpeechEndpoint.TRANSCRIPTION, grant).clientSide();
        side.opened(exchange.client);
        exchange.dialer.succeed();
        ticker.advance(Duration.ofHours(1));
        seats.sweep();
        assertEquals(1, seats.taken());

        side.ended(Close.LOST);
        exchange.dialer.upstream().ended(Close.GONE);
        assertEquals(0, seats.taken());
    }

    @ParameterizedTest
    @ValueSource(ints = {10, 100, 1000, 2000})
    void newcomersFindSeatsWhateverOneAddressDoes(int capacity) {
        Seats seats = seats(capacity, capacity, capacity);
        Random random = new Random(capacity);
        int tried = 0;
        int failed = 0;
        int held = 0;
        while (seats.taken() < capacity && tried < capacity) {
            for (int i = 0; i < capacity; i++) {
                held += guest(seats, "greedy") instanceof Decision.Admitted ? 1 : 0;
            }
            for (int i = random.nextInt(3); i >= 0 && seats.taken() < capacity; i--) {
                failed += guest(seats, "newcomer " + tried) instanceof Decision.Admitted ? 0 : 1;
                tried++;
            }
        }

        assertTrue(held <= 0.7 * capacity + 1, held + " of " + capacity);
        assertTrue(tried >= capacity - held, tried + " newcomers");
        assertEquals(0, failed);
    }

    @Test
    void severalWhoHoldMuchLeaveSeatsForNewcomers() {
        Seats seats = seats(1000, 1000, 1000);
        for (int round = 0; round < 1000; round++) {
            for (int holder = 0; holder < 5; holder++) {
                guest(seats, "greedy " + holder);
            }
        }

        int free = seats.capacity() - seats.taken();
        assertTrue(free >= 200, free + " free");
    }

    @Test
    void manyThreadsTakeNoMoreThanThereIs() throws Exception {
        Seats seats = seats(500, 500, 500);
        ExecutorService threads = Executors.newFixedThreadPool(8);
        CountDownLatch go = new CountDownLatch(1);
        List<Future<List<Grant>>> results = new ArrayList<>();
        for (int thread = 0; thread < 8; thread++) {
            String name = "thread " + thread + " ";
            results.add(threads.submit(() -> {
                go.await();
                return takeMany(seats, name);
            }));
        }
        go.countDown();
        List<Grant> all = new ArrayList<>();
        for (Future<List<Grant>> result : results) {
            all.addAll(result.get());
        }
        threads.shutdown();

        assertEquals(500, all.size());
        all.forEach(grant -> grant.seat().release());
        assertEquals(0, seats.taken());
    }

    private static List<Grant> takeMany(Seats seats, String name) {
        List<Grant> taken = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            if (guest(seats, name + i) instanceof Decision.Admitted admitted) {
                taken.add(admitted.grant());
                admitted.grant().seat().occupy();
            }
        }
        return taken;
    }
}
