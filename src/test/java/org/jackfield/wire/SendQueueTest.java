package org.jackfield.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jackfield.testing.fakes.FakeConnection;
import org.jackfield.testing.fakes.ManualTicker;
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
    void aWriteThatCompletesOnTheCallingThreadIsContinuedWithoutRecursion() {
        SendQueue large = new SendQueue(Bounds.of(Integer.MAX_VALUE), ticker);
        IntStream.range(0, 200_000).forEach(i -> large.offer(Message.text("m")));

        large.open(connection);

        assertEquals(200_000, connection.written().size());
    }

    @Test
    void theCloseComesAfterWhatWasAccepted() {
        connection.hold();
        queue.open(connection);
        queue.offer(Message.text("one"));
        queue.offer(Message.text("two"));
        queue.end(Close.DONE);
        assertEquals(Offered.CLOSED, queue.offer(Message.text("late")));
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
        queue.closeNow();
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
        assertTrue(connection.isAborted());
    }

    @Test
    void hurryingSendsTheCloseAheadOfWhatWaits() {
        connection.hold();
        queue.open(connection);
        queue.offer(Message.text("stuck"));
        queue.offer(Message.text("waiting"));
        queue.end(Close.DONE);

        queue.closeNow();

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
        assertEquals(Offered.CLOSED, queue.offer(Message.text("more")));
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
}
