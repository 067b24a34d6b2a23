package org.jackfield.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jackfield.access.ClientAddress;
import org.jackfield.access.Grant;
import org.jackfield.access.Guest;
import org.jackfield.access.Slot;
import org.jackfield.access.Slots;
import org.jackfield.problem.End;
import org.jackfield.session.SessionSettings;
import org.jackfield.testing.fakes.Configs;
import org.jackfield.testing.fakes.Exchange;
import org.jackfield.testing.fakes.ManualTicker;
import org.jackfield.testing.fakes.Requests;
import org.jackfield.upstream.Capability;
import org.jackfield.wire.Close;
import org.jackfield.wire.ConnectionListener;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SessionSlotsTest {

    private final ManualTicker ticker = new ManualTicker();

    private SessionSlots slots(int capacity, int perAddress, int perUser) {
        return new SessionSlots(
                capacity,
                SessionSettings.from(Configs.of(
                        "jackfield.session.max-sessions-per-address", Integer.toString(perAddress),
                        "jackfield.session.max-sessions-per-user", Integer.toString(perUser))),
                ticker);
    }

    private static Slots.Outcome guest(SessionSlots slots, String address) {
        return slots.take(new Guest(), new ClientAddress(address));
    }

    private static Slot granted(Slots.Outcome outcome) {
        return assertInstanceOf(Slots.Outcome.Taken.class, outcome).slot();
    }

    private static End refused(Slots.Outcome outcome) {
        return assertInstanceOf(Slots.Outcome.Full.class, outcome).end();
    }

    @Test
    void theLastSlotIsGivenAndNoFurtherOne() {
        SessionSlots slots = slots(2, 2, 2);
        granted(guest(slots, "a"));
        granted(guest(slots, "b"));

        assertEquals(End.OVERLOADED, refused(guest(slots, "c")));
        assertEquals(2, slots.taken());
    }

    @Test
    void anAddressHasItsOwnLimit() {
        SessionSlots slots = slots(100, 2, 2);
        granted(guest(slots, "a"));
        granted(guest(slots, "a"));

        assertEquals(End.CONNECTIONS, refused(guest(slots, "a")));
        granted(guest(slots, "b"));
    }

    @Test
    void aUserHasALimitAtAllAddressesAndGuestsAreNoUser() {
        SessionSlots slots = slots(100, 50, 2);
        granted(slots.take(new Requests.Named("ann"), new ClientAddress("a")));
        granted(slots.take(new Requests.Named("ann"), new ClientAddress("b")));

        assertEquals(End.CONNECTIONS, refused(slots.take(new Requests.Named("ann"), new ClientAddress("c"))));
        granted(slots.take(new Requests.Named("bob"), new ClientAddress("c")));
        for (int i = 0; i < 10; i++) {
            granted(guest(slots, "d"));
        }
    }

    @Test
    void aSlotIsFreeAgainOnceHoweverOftenItIsReleased() {
        SessionSlots slots = slots(2, 2, 2);
        Slot slot = granted(guest(slots, "a"));
        granted(guest(slots, "b"));
        slot.release();
        slot.release();

        assertEquals(1, slots.taken());
        granted(guest(slots, "a"));
        assertEquals(End.OVERLOADED, refused(guest(slots, "c")));
    }

    @Test
    void aSlotOnWhichNobodySitsInTimeIsFreeAgain() {
        SessionSlots slots = slots(1, 1, 1);
        Slot slot = granted(guest(slots, "a"));
        ticker.advance(SessionSlots.KEPT);
        slots.sweep();
        assertEquals(1, slots.taken());

        ticker.advance(Duration.ofSeconds(1));
        slots.sweep();
        assertEquals(0, slots.taken());

        granted(guest(slots, "b"));
        slot.occupy();
        assertEquals(2, slots.taken());
        slot.release();
        slot.occupy();
        assertEquals(1, slots.taken());
    }

    @Test
    void aSlotIsKeptAsLongAsItsSessionLasts() {
        SessionSlots slots = slots(1, 1, 1);
        Exchange exchange = new Exchange();
        Slot slot = granted(guest(slots, "a"));
        Grant grant = new Grant(new Guest(), ClientAddress.UNKNOWN, Exchange.GRANT.limits(), Optional.empty(), slot);
        ConnectionListener side =
                exchange.relay(Capability.SPEECH_TO_TEXT, grant).clientSide();
        side.opened(exchange.client);
        exchange.dialer.succeed();
        ticker.advance(Duration.ofHours(1));
        slots.sweep();
        assertEquals(1, slots.taken());

        side.ended(Close.LOST);
        exchange.dialer.upstream().ended(Close.GONE);
        assertEquals(0, slots.taken());
    }

    @ParameterizedTest
    @ValueSource(ints = {10, 100, 1000, 2000})
    void newcomersFindSlotsWhateverOneAddressDoes(int capacity) {
        SessionSlots slots = slots(capacity, capacity, capacity);
        Random random = new Random(capacity);
        int tried = 0;
        int failed = 0;
        int held = 0;
        while (slots.taken() < capacity && tried < capacity) {
            for (int i = 0; i < capacity; i++) {
                held += guest(slots, "greedy") instanceof Slots.Outcome.Taken ? 1 : 0;
            }
            for (int i = random.nextInt(3); i >= 0 && slots.taken() < capacity; i--) {
                failed += guest(slots, "newcomer " + tried) instanceof Slots.Outcome.Taken ? 0 : 1;
                tried++;
            }
        }

        assertTrue(held <= 0.7 * capacity + 1, held + " of " + capacity);
        assertTrue(tried >= capacity - held, tried + " newcomers");
        assertEquals(0, failed);
    }

    @Test
    void severalWhoHoldMuchLeaveSlotsForNewcomers() {
        SessionSlots slots = slots(1000, 1000, 1000);
        for (int round = 0; round < 1000; round++) {
            for (int holder = 0; holder < 5; holder++) {
                guest(slots, "greedy " + holder);
            }
        }

        int free = slots.capacity() - slots.taken();
        assertTrue(free >= 200, free + " free");
    }

    @Test
    void manyThreadsTakeNoMoreThanThereIs() throws Exception {
        SessionSlots slots = slots(500, 500, 500);
        ExecutorService threads = Executors.newFixedThreadPool(8);
        CountDownLatch go = new CountDownLatch(1);
        List<Future<List<Slot>>> results = new ArrayList<>();
        for (int thread = 0; thread < 8; thread++) {
            String name = "thread " + thread + " ";
            results.add(threads.submit(() -> {
                go.await();
                return takeMany(slots, name);
            }));
        }
        go.countDown();
        List<Slot> all = new ArrayList<>();
        for (Future<List<Slot>> result : results) {
            all.addAll(result.get());
        }
        threads.shutdown();

        assertEquals(500, all.size());
        all.forEach(Slot::release);
        assertEquals(0, slots.taken());
    }

    private static List<Slot> takeMany(SessionSlots slots, String name) {
        List<Slot> taken = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            if (guest(slots, name + i) instanceof Slots.Outcome.Taken one) {
                taken.add(one.slot());
                one.slot().occupy();
            }
        }
        return taken;
    }
}
