package org.jackfield.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jackfield.testing.fakes.FakeConnection;
import org.jackfield.testing.fakes.ManualTicker;
import org.junit.jupiter.api.Test;

/** How much waits in a queue, is in flight, and when the connection that feeds it is paused. */
class SendQueueBoundsTest {

    private final ManualTicker ticker = new ManualTicker();
    private final FakeConnection connection = new FakeConnection();
    private final SendQueue queue = new SendQueue(Bounds.of(100), ticker);

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
        assertEquals(Offered.ACCEPTED, marked.offer(Message.text("x".repeat(500))));
        assertEquals(Offered.FULL, marked.offer(Message.text("x")));
        assertEquals(Offered.ACCEPTED, marked.offer(Message.binary(new byte[100])));
        assertEquals(Offered.FULL, marked.offer(Message.binary(new byte[1])));
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
    void textBeyondTheBoundIsRefusedAndNothingOfItIsSent() {
        assertEquals(Offered.ACCEPTED, queue.offer(Message.text("x".repeat(60))));
        assertEquals(Offered.FULL, queue.offer(Message.text("y".repeat(60))));

        queue.open(connection);

        assertEquals(List.of("x".repeat(60)), connection.texts());
    }

    @Test
    void aMessageThatCanBeWrittenAtOnceIsTakenWhateverItsSize() {
        queue.open(connection);
        assertEquals(Offered.ACCEPTED, queue.offer(Message.text("z".repeat(1000))));
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

        assertEquals(Offered.ACCEPTED, early.offer(Message.binary(new byte[12])));

        assertEquals(16, early.takeDroppedBytes());
        assertEquals(0, early.waitingBytes());
    }
}
