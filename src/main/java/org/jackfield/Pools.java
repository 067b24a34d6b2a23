package org.jackfield;

import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.concurrent.ManagedThreadFactoryDefinition;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The pools that every session uses.
 *
 * <p>Their threads are the container's, with the context of this deployment. The container's own executors would look that
 * context up anew for each task, on Payara by going through the whole class path.
 */
@ApplicationScoped
@ManagedThreadFactoryDefinition(name = "java:app/concurrent/threads")
public class Pools {

    private static final int DIALS = 64;
    private static final int DIALS_WAITING = 10_000;
    private static final int ALARMS = 2;
    private static final long IDLE_SECONDS = 60;

    @Resource(lookup = "java:app/concurrent/threads")
    ManagedThreadFactory threads;

    private final ThreadPoolExecutor dialling = new ThreadPoolExecutor(
            DIALS, DIALS, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(DIALS_WAITING), this::thread);
    private final ScheduledThreadPoolExecutor clockwork = new ScheduledThreadPoolExecutor(ALARMS, this::thread);

    Pools() {
        dialling.allowCoreThreadTimeOut(true);
        clockwork.setRemoveOnCancelPolicy(true);
    }

    private Thread thread(Runnable work) {
        return threads.newThread(work);
    }

    @PreDestroy
    void stop() {
        dialling.shutdownNow();
        clockwork.shutdownNow();
    }

    /** For what waits for an upstream. */
    Executor dialling() {
        return dialling;
    }

    /** For what is done soon and seldom. */
    ScheduledExecutorService clockwork() {
        return clockwork;
    }

    ScheduledFuture<?> every(TimeUnit unit, Runnable task) {
        return clockwork.scheduleAtFixedRate(task, 1, 1, unit);
    }
}
