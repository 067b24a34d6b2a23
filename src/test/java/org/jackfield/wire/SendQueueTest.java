package org.jackfield.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.jackfield.testing.FakeConnection;
import org.jackfield.testing.ManualTicker;
import org.jackfield.wire.SendQueue.Outcome;
import org.junit.jupiter.api.Test;

class SendQueueTest {

    private final ManualTicker ticker = new ManualTicker();
    private final FakeConnection connection = new FakeConnection();
    private final SendQueue queue = new SendQueue(Bounds.of(100), ticker);

    @Test
    void messagesOfferedBeforeTheConnectionOpensAreWrittenFirst() {
        queue.offer(Message.text("one"));
        queue.offer(Message.text("two"));

        queue.open(connection);
        queue.offer(Message.text("three"));

        assertEquals(List.of("one", "two", "three"), connection.texts());
    }

    @Test
    void onlyOneWriteIsInFlight() {
        connection.hold();
        queue.open(connection);
        queue.offer(Message.text("one"));
        queue.offer(Message.text("two"));
        assertEquals(List.of("one"), connection.texts());

        connection.releaseOne();
        assertEquals(List.of("one", "two"), connection.texts());
    }

    @Test
    void asManyWritesAreInFlightAsTheConnectionTakesAtOnce() {
        connection.atOnce(3).hold();
        queue.open(connection);
        for (int i = 0; i < 5; i++) {
            queue.offer(Message.text("m" + i));
        }
        assertEquals(List.of("m0", "m1", "m2"), connection.texts());

        connection.releaseOne();
        assertEquals(List.of("m0", "m1", "m2", "m3"), connection.texts());
    }

    @Test
    void noMoreThanEightWritesAreInFlight() {
        connection.atOnce(100).hold();
        queue.open(connection);
        IntStream.range(0, 20).forEach(i -> queue.offer(Message.text("m")));
        assertEquals(8, connection.written().size());
    }

    @Test
    void writesInFlightAreBoundedInBytesToo() {
        connection.atOnce(8).hold();
        SendQueue large = new SendQueue(Bounds.of(1 << 20), ticker);
        large.open(connection);
        IntStream.range(0, 4).forEach(i -> large.offer(Message.binary(new byte[40_000])));
        assertEquals(2, connection.written().size());
    }

    @Test
    void theCloseWaitsForEveryWriteInFlight() {
        connection.atOnce(2).hold();
        queue.open(connection);
        queue.offer(Message.text("one"));
        queue.offer(Message.text("two"));
        queue.end(Close.DONE);
        connection.releaseOne();
        assertEquals(Optional.empty(), connection.closed());
        connection.releaseOne();
        assertEquals(Optional.of(Close.DONE), connection.closed());
    }

    @Test
    void eachCompletionIsProgress() {
        connection.atOnce(2).hold();
        queue.open(connection);
        queue.offer(Message.text("one"));
        queue.offer(Message.text("two"));
        ticker.advance(Duration.ofSeconds(3));
        connection.releaseOne();
        ticker.advance(Duration.ofSeconds(2));
        assertEquals(Duration.ofSeconds(2), queue.writingFor());
        queue.forgive();
        assertEquals(Duration.ZERO, queue.writingFor());
    }

    @Test
    void theConnectionThatFeedsAFullQueueIsPausedUntilItIsNearlyEmpty() {
        FakeConnection source = new FakeConnection();
        SendQueue marked = new SendQueue(new Bounds(100, 100, false, 50, 20), ticker);
        SendQueue feeding = new SendQueue(Bounds.of(100), ticker);
        feeding.feeds(marked);
        feeding.open(source);
        connection.hold();
        marked.open(connection);
        for (int i = 0; i < 6; i++) {
            marked.offer(Message.text("x".repeat(10)));
        }
        assertFalse(source.isPaused());
        marked.offer(Message.text("x".repeat(10)));
        assertTrue(source.isPaused());

        ticker.advance(Duration.ofSeconds(4));
        assertEquals(Duration.ofSeconds(4), feeding.pausedFor());
        IntStream.range(0, 4).forEach(i -> connection.releaseOne());
        assertTrue(source.isPaused());
        connection.releaseOne();
        assertFalse(source.isPaused());
        assertEquals(Duration.ZERO, feeding.pausedFor());
    }

    @Test
    void aLongMessageIsTakenWhenNextToNothingWaits() {
        SendQueue marked = new SendQueue(new Bounds(100, 100, false, 50, 20), ticker);
        marked.offer(Message.text("x".repeat(20)));
        assertEquals(Outcome.ACCEPTED, marked.offer(Message.text("x".repeat(500))));
        assertEquals(Outcome.FULL, marked.offer(Message.text("x")));
        assertEquals(Outcome.ACCEPTED, marked.offer(Message.binary(new byte[100])));
        assertEquals(Outcome.FULL, marked.offer(Message.binary(new byte[1])));
    }

    @Test
    void aConnectionThatIsBeingClosedIsReadFromSoThatItsEndIsHeard() {
        queue.open(connection);
        queue.holdReading(true);
        queue.end(Close.DONE);
        assertFalse(connection.isPaused());
        queue.holdReading(true);
        assertFalse(connection.isPaused());
    }

    @Test
    void aConnectionIsPausedWhileItsOwnerHoldsIt() {
        queue.holdReading(true);
        queue.open(connection);
        queue.holdReading(true);
        assertTrue(connection.isPaused());
        queue.holdReading(false);
        assertFalse(connection.isPaused());
    }

    @Test
    void aWriteThatCompletesOnTheCallingThreadIsContinuedWithoutRecursion() {
        SendQueue large = new SendQueue(Bounds.of(Integer.MAX_VALUE), ticker);
        IntStream.range(0, 200_000).forEach(i -> large.offer(Message.text("m")));

        large.open(connection);

        assertEquals(200_000, connection.written().size());
    }

    @Test
    void textBeyondTheBoundIsRefusedAndNothingOfItIsSent() {
        assertEquals(Outcome.ACCEPTED, queue.offer(Message.text("x".repeat(60))));
        assertEquals(Outcome.FULL, queue.offer(Message.text("y".repeat(60))));

        queue.open(connection);

        assertEquals(List.of("x".repeat(60)), connection.texts());
    }

    @Test
    void aMessageThatCanBeWrittenAtOnceIsTakenWhateverItsSize() {
        queue.open(connection);
        assertEquals(Outcome.ACCEPTED, queue.offer(Message.text("z".repeat(1000))));
        assertEquals(1, connection.written().size());
    }

    @Test
    void theOldestAudioGoesWhereAudioMayBeDropped() {
        SendQueue early = new SendQueue(new Bounds(100, 10, true, 50, 10), ticker);
        early.offer(Message.text("control"));
        IntStream.range(0, 4).forEach(i -> early.offer(Message.binary(new byte[] {(byte) i, 0, 0, 0})));

        assertEquals(8, early.takeDroppedBytes());
        assertEquals(0, early.takeDroppedBytes());
        early.open(connection);

        assertEquals(List.of("control"), connection.texts());
        assertEquals(List.of(2, 3), firstBytes());
    }

    private List<Integer> firstBytes() {
        List<Integer> first = new ArrayList<>();
        for (Message message : connection.written()) {
            if (message instanceof Message.Binary binary) {
                first.add((int) binary.data().get(0));
            }
        }
        return first;
    }

    @Test
    void audioLongerThanTheWholeBoundIsDroppedAndCounted() {
        SendQueue early = new SendQueue(new Bounds(100, 10, true, 50, 10), ticker);
        early.offer(Message.binary(new byte[4]));

        assertEquals(Outcome.ACCEPTED, early.offer(Message.binary(new byte[12])));

        assertEquals(16, early.takeDroppedBytes());
        assertEquals(0, early.waitingBytes());
    }

    @Test
    void theCloseComesAfterWhatWasAccepted() {
        connection.hold();
        queue.open(connection);
        queue.offer(Message.text("one"));
        queue.offer(Message.text("two"));
        queue.end(Close.DONE);
        assertEquals(Outcome.CLOSED, queue.offer(Message.text("late")));
        assertEquals(Optional.empty(), connection.closed());

        connection.release();

        assertEquals(List.of("one", "two"), connection.texts());
        assertEquals(Optional.of(Close.DONE), connection.closed());
    }

    @Test
    void onlyTheFirstCloseIsSent() {
        queue.open(connection);
        queue.end(Close.DONE);
        queue.end(Close.FAILED);
        queue.hurry();
        assertEquals(Optional.of(Close.DONE), connection.closed());
    }

    @Test
    void aConnectionThatOpensAfterTheEndIsClosedWithoutTheEarlyMessages() {
        queue.offer(Message.text("early"));
        queue.end(Close.GONE);

        queue.open(connection);

        assertEquals(List.of(), connection.texts());
        assertEquals(Optional.of(Close.GONE), connection.closed());
    }

    @Test
    void aConnectionThatOpensAfterTheQueueWasGivenUpIsClosed() {
        queue.abort();
        queue.open(connection);
        assertEquals(Optional.of(Close.GONE), connection.closed());
    }

    @Test
    void hurryingSendsTheCloseAheadOfWhatWaits() {
        connection.hold();
        queue.open(connection);
        queue.offer(Message.text("stuck"));
        queue.offer(Message.text("waiting"));
        queue.end(Close.DONE);

        queue.hurry();

        assertEquals(Optional.of(Close.DONE), connection.closed());
        connection.release();
        assertEquals(List.of("stuck"), connection.texts());
    }

    @Test
    void aFailedWriteBreaksTheQueue() {
        connection.fail();
        queue.open(connection);
        assertFalse(queue.isBroken());

        queue.offer(Message.text("lost"));

        assertTrue(queue.isBroken());
        assertEquals(Outcome.CLOSED, queue.offer(Message.text("more")));
    }

    @Test
    void theAgeOfTheWriteInFlightIsKnown() {
        connection.hold();
        queue.open(connection);
        assertEquals(Duration.ZERO, queue.writingFor());
        queue.offer(Message.text("slow"));
        ticker.advance(Duration.ofSeconds(3));
        assertEquals(Duration.ofSeconds(3), queue.writingFor());
        connection.release();
        assertEquals(Duration.ZERO, queue.writingFor());
    }

    @Test
    void theAgeOfTheCloseIsKnown() {
        assertEquals(Duration.ZERO, queue.closingFor());
        queue.end(Close.DONE);
        ticker.advance(Duration.ofSeconds(2));
        assertEquals(Duration.ofSeconds(2), queue.closingFor());
    }

    @Test
    void pingsGoBesideTheMessagesAndNotAfterTheClose() {
        queue.ping();
        queue.open(connection);
        queue.ping();
        queue.end(Close.DONE);
        queue.ping();
        assertEquals(1, connection.pings());
    }

    @Test
    void manyThreadsKeepOneWriteInFlightAndLoseNothing() throws Exception {
        int threads = 4;
        int each = 20_000;
        SendQueue shared = new SendQueue(Bounds.of(Integer.MAX_VALUE), ticker);
        OneAtATime counting = new OneAtATime(threads * each);
        shared.open(counting);
        ExecutorService producers = Executors.newFixedThreadPool(threads);
        List<Future<?>> work = new ArrayList<>();
        for (int t = 0; t < threads; t++) {
            String prefix = t + ":";
            work.add(producers.submit(
                    () -> IntStream.range(0, each).forEach(i -> shared.offer(Message.text(prefix + i)))));
        }
        for (Future<?> done : work) {
            done.get();
        }
        assertTrue(counting.all.await(10, TimeUnit.SECONDS));
        producers.shutdown();
        counting.completer.shutdown();

        assertFalse(counting.overlapped);
        for (int t = 0; t < threads; t++) {
            String prefix = t + ":";
            List<Integer> order = counting.seen.stream()
                    .filter(text -> text.startsWith(prefix))
                    .map(text -> Integer.valueOf(text.substring(2)))
                    .toList();
            assertEquals(IntStream.range(0, each).boxed().toList(), order);
        }
    }

    /** Completes half of its writes on the calling thread and half on another. */
    private static final class OneAtATime implements Connection {

        private final ExecutorService completer = Executors.newSingleThreadExecutor();
        private final List<String> seen = new ArrayList<>();
        private final CountDownLatch all;
        private volatile boolean writing;
        private volatile boolean overlapped;
        private boolean elsewhere;

        OneAtATime(int expected) {
            this.all = new CountDownLatch(expected);
        }

        @Override
        public void write(Message message, Written done) {
            overlapped |= writing;
            writing = true;
            seen.add(((Message.Text) message).text());
            elsewhere = !elsewhere;
            if (elsewhere) {
                completer.execute(() -> complete(done));
            } else {
                complete(done);
            }
        }

        private void complete(Written done) {
            writing = false;
            all.countDown();
            done.over(true);
        }

        @Override
        public void close(Close close) {}

        @Override
        public void ping() {}

        @Override
        public void abort() {}
    }
}
