package org.jackfield.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SerialExecutorTest {

    private final ArrayDeque<Runnable> threads = new ArrayDeque<>();
    private final List<String> ran = new ArrayList<>();

    @Test
    void tasksRunInOrderAndOneAtATime() throws InterruptedException {
        ExecutorService pool = Executors.newFixedThreadPool(4);
        SerialExecutor serial = new SerialExecutor(pool, 10_000);
        List<Integer> seen = new ArrayList<>();
        CountDownLatch done = new CountDownLatch(1);
        for (int i = 0; i < 5000; i++) {
            int number = i;
            serial.execute(() -> seen.add(number));
        }
        serial.execute(done::countDown);
        assertTrue(done.await(10, TimeUnit.SECONDS));
        pool.shutdown();
        assertEquals(IntStream.range(0, 5000).boxed().toList(), seen);
    }

    @Test
    void aTaskGivenByATaskRunsAfterIt() {
        SerialExecutor serial = new SerialExecutor(Runnable::run, 10);
        serial.execute(() -> {
            serial.execute(() -> ran.add("inner"));
            ran.add("outer");
        });
        assertEquals(List.of("outer", "inner"), ran);
    }

    @Test
    void aTaskThatThrowsDoesNotStopTheOthers() {
        SerialExecutor serial = new SerialExecutor(threads::add, 10);
        serial.execute(() -> {
            throw new IllegalStateException("expected");
        });
        serial.execute(() -> ran.add("next"));
        assertThrows(IllegalStateException.class, () -> threads.remove().run());
        threads.remove().run();
        assertEquals(List.of("next"), ran);
    }

    @Test
    void tasksBeyondTheBoundAreRefused() {
        SerialExecutor serial = new SerialExecutor(threads::add, 2);
        serial.execute(() -> ran.add("a"));
        serial.execute(() -> ran.add("b"));
        assertThrows(RejectedExecutionException.class, () -> serial.execute(() -> ran.add("c")));
        threads.remove().run();
        serial.execute(() -> ran.add("d"));
        threads.remove().run();
        assertEquals(List.of("a", "b", "d"), ran);
    }

    @Test
    void aRefusalOfTheThreadsIsPassedOn() {
        SerialExecutor serial = new SerialExecutor(
                task -> {
                    throw new RejectedExecutionException("shut down");
                },
                2);
        assertThrows(RejectedExecutionException.class, () -> serial.execute(() -> ran.add("a")));
        assertThrows(RejectedExecutionException.class, () -> serial.execute(() -> ran.add("b")));
        assertThrows(RejectedExecutionException.class, () -> serial.execute(() -> ran.add("c")));
        assertTrue(ran.isEmpty());
    }
}
