package org.jackfield.session;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.jackfield.wire.Ticker;

/**
 * Looks at every session once a second, and does other chores. What fails is logged and keeps nothing from its turn.
 *
 * <p>If it comes much too late the process itself stood still, e.g. because its machine was moved, and the silence of the
 * peers meanwhile proves nothing: it does not count.
 */
public final class Sweeper implements Runnable {

    private static final System.Logger LOG = System.getLogger(Sweeper.class.getName());

    private final SessionRegistry registry;
    private final Ticker ticker;
    private final Duration standstill;
    private final List<Chore> chores;
    private long lastNanos;

    /**
     * @param standstill how much time between two looks means that the process stood still
     * @param chores done with each look
     */
    public Sweeper(SessionRegistry registry, Ticker ticker, Duration standstill, List<Chore> chores) {
        this.registry = registry;
        this.standstill = standstill;
        this.ticker = ticker;
        this.chores = List.copyOf(chores);
        this.lastNanos = ticker.nanos();
    }

    @Override
    public void run() {
        long now = ticker.nanos();
        Duration since = Duration.ofNanos(now - lastNanos);
        lastNanos = now;
        if (since.compareTo(standstill) > 0) {
            LOG.log(System.Logger.Level.WARNING, "The process stood still for {0}.", since);
            forEach(session -> session.forgive(since));
        }
        chores.forEach(chore -> guarded("a chore", chore::sweep));
        forEach(LiveSession::sweep);
    }

    private void forEach(Consumer<LiveSession> task) {
        registry.all().forEach(session -> guarded("session=" + session.id(), () -> task.accept(session)));
    }

    private static void guarded(String name, Runnable chore) {
        try {
            chore.run();
        } catch (RuntimeException | Error bug) {
            LOG.log(
                    System.Logger.Level.ERROR,
                    "sweep of {0} failed: {1}",
                    name,
                    bug.getClass().getName());
        }
    }
}
