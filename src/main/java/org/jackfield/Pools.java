package org.jackfield;

import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorDefinition;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorDefinition;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.concurrent.ManagedThreadFactoryDefinition;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jackfield.http.AnswerWriters;
import org.jackfield.http.EventWriters;
import org.jackfield.http.ShortAnswers;
import org.jackfield.sandbox.SandboxThreads;
import org.jackfield.upstream.dial.Dialling;
import org.jackfield.upstream.dial.UpstreamIo;
import org.jackfield.wire.Clockwork;

/**
 * All pools of this deployment. Nobody else makes threads.
 *
 * <p>The threads that every session uses are the container's, with the context of this deployment; the container's own
 * executors would look that context up anew for each task, on Payara by going through the whole class path.
 *
 * <p>Deliberate: the bounds of the managed executors are stated because the servers' own executors run a handful of blocking
 * tasks at once and queue the rest without bound.
 */
@ApplicationScoped
@ManagedThreadFactoryDefinition(name = "java:app/concurrent/threads")
@ManagedExecutorDefinition(name = "java:app/concurrent/events", maxAsync = 32)
@ManagedScheduledExecutorDefinition(name = "java:app/concurrent/sandbox", maxAsync = 4)
public class Pools {

    private static final int WAITING = 10_000;
    private static final int IO = Math.max(8, 4 * Runtime.getRuntime().availableProcessors());
    private static final int ALARMS = 2;

    /** More than plain requests are served at a time, so that none waits for a thread that speaks with another. */
    private static final int ANSWERS = 1024;

    private static final int SHORT_ANSWERS = 16;
    private static final long IDLE_SECONDS = 60;

    @Resource(lookup = "java:app/concurrent/threads")
    ManagedThreadFactory threads;

    @Resource(lookup = "java:app/concurrent/events")
    ManagedExecutorService events;

    @Resource(lookup = "java:app/concurrent/sandbox")
    ManagedScheduledExecutorService sandbox;

    private final ThreadPoolExecutor dialling = pool(Dialling.THREADS);
    private final ThreadPoolExecutor io = pool(IO);
    private final ThreadPoolExecutor shortAnswers = pool(SHORT_ANSWERS);
    private final ThreadPoolExecutor answers =
            new ThreadPoolExecutor(0, ANSWERS, IDLE_SECONDS, TimeUnit.SECONDS, new SynchronousQueue<>(), this::thread);
    private final ScheduledThreadPoolExecutor clockwork = new ScheduledThreadPoolExecutor(ALARMS, this::thread);

    Pools() {
        clockwork.setRemoveOnCancelPolicy(true);
    }

    private ThreadPoolExecutor pool(int threads) {
        ThreadPoolExecutor pool = new ThreadPoolExecutor(
                threads, threads, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(WAITING), this::thread);
        pool.allowCoreThreadTimeOut(true);
        return pool;
    }

    private Thread thread(Runnable work) {
        return threads.newThread(work);
    }

    @PreDestroy
    void stop() {
        dialling.shutdownNow();
        io.shutdownNow();
        clockwork.shutdownNow();
        answers.shutdownNow();
        shortAnswers.shutdownNow();
    }

    @Produces
    @Dialling
    Executor dialling() {
        return dialling;
    }

    @Produces
    @UpstreamIo
    Executor io() {
        return io;
    }

    @Produces
    @Clockwork
    ScheduledExecutorService clockwork() {
        return clockwork;
    }

    @Produces
    @AnswerWriters
    Executor answers() {
        return answers;
    }

    @Produces
    @ShortAnswers
    Executor shortAnswers() {
        return shortAnswers;
    }

    @Produces
    @EventWriters
    Executor events() {
        return events;
    }

    @Produces
    @SandboxThreads
    ScheduledExecutorService sandbox() {
        return sandbox;
    }

    ScheduledFuture<?> every(Duration period, Runnable task) {
        return clockwork.scheduleAtFixedRate(task, period.toMillis(), period.toMillis(), TimeUnit.MILLISECONDS);
    }
}
