package org.jackfield.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.jackfield.testing.fakes.FakeConnection;
import org.jackfield.testing.fakes.ManualTicker;
import org.jackfield.testing.server.Await;
import org.junit.jupiter.api.Test;

class SendQueueThreadsTest {

    @Test
    void manyThreadsKeepOneWriteInFlightAndLoseNothing() throws Exception {
        int threads = 4;
        int each = 20_000;
        SendQueue shared = new SendQueue(Bounds.of(Integer.MAX_VALUE), new ManualTicker());
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

    /** Else a fast peer overruns the queue while the thread that resumes is not running. */
    @Test
    void whoFillsAQueueComesBackWhenItsFeederIsPausedThoughAnotherThreadStillResumesIt() throws Exception {
        SendQueue marked = new SendQueue(new Bounds(1000, 1000, false, 50, 20), new ManualTicker());
        SendQueue feeding = new SendQueue(Bounds.of(100), new ManualTicker());
        feeding.feeds(marked);
        FakeConnection sink = new FakeConnection().hold();
        marked.open(sink);
        AtomicBoolean pausedInTime = new AtomicBoolean();
        FakeConnection source = new FakeConnection();
        Thread reader = new Thread(() -> {
            fill(marked);
            pausedInTime.set(source.isPaused());
        });
        source.onResume(() -> {
            reader.start();
            Await.until(
                    "the reader waits or is done",
                    () -> reader.getState() == Thread.State.BLOCKED || !reader.isAlive());
        });
        feeding.open(source);
        fill(marked);
        assertTrue(source.isPaused());

        while (reader.getState() == Thread.State.NEW) {
            sink.releaseOne();
        }
        reader.join();

        assertTrue(pausedInTime.get());
    }

    private static void fill(SendQueue queue) {
        IntStream.range(0, 7).forEach(i -> queue.offer(Message.text("x".repeat(10))));
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
