package org.jackfield.node;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntSupplier;
import org.jackfield.session.LiveSession;
import org.jackfield.session.SessionRegistry;

/**
 * What the end of the process or of the deployment means for the sessions: they are told, they may finish, they are ended, and
 * somebody waits for that within a bound. Those who call it may wait; any thread may call.
 */
public final class GracefulShutdown {

    private static final System.Logger LOG = System.getLogger(GracefulShutdown.class.getName());

    /** How long it may take to end the sessions of a full node, a batch at a time, and to write what they are owed. */
    private static final Duration ENDING = Duration.ofSeconds(10);

    private static final long LOOK_MILLIS = 50;

    /** So many looks in a row find nobody: what was written last has had the time to arrive. */
    private static final int LOOKS = 10;

    private final Drain drain;
    private final SessionRegistry registry;
    private final DrainSettings settings;
    private final ScheduledExecutorService clockwork;
    private final IntSupplier remaining;
    private final AtomicBoolean asked = new AtomicBoolean();

    /** @param remaining how many are still served or about to be */
    public GracefulShutdown(
            Drain drain,
            SessionRegistry registry,
            DrainSettings settings,
            ScheduledExecutorService clockwork,
            IntSupplier remaining) {
        this.drain = drain;
        this.registry = registry;
        this.settings = settings;
        this.clockwork = clockwork;
        this.remaining = remaining;
    }

    /**
     * The process was asked to end. The first call lets sessions talk on as long as the settings say, and returns when nobody is
     * left or nobody can be waited for; each further one takes that time away from them.
     *
     * @return whether the process may end now: true for the first call alone
     */
    public boolean asked(String by) {
        boolean first = asked.compareAndSet(false, true);
        Duration time = first ? settings.onStop() : Duration.ZERO;
        drain.begin(time);
        LOG.log(
                Level.INFO,
                "{0}; sessions={1} timeout={2}",
                by,
                registry.size(),
                drain.progress().left());
        if (first && remaining.getAsInt() > 0) {
            await(drain.progress().left().plus(ENDING));
        }
        return first;
    }

    /**
     * The deployment ends: every session at once. Nothing is left of any when this returns.
     *
     * @param limit how long they may take to close
     */
    public void endAll(Duration limit) {
        drain.endAll();
        if (remaining.getAsInt() > 0) {
            await(limit);
        }
        registry.all().forEach(LiveSession::abort);
    }

    private void await(Duration limit) {
        CountDownLatch over = new CountDownLatch(1);
        look(over, 0);
        try {
            if (!over.await(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.log(Level.WARNING, "Not everybody was gone in {0}: {1}", limit, remaining.getAsInt());
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    private void look(CountDownLatch over, int foundNobody) {
        int inARow = remaining.getAsInt() == 0 ? foundNobody + 1 : 0;
        if (inARow == LOOKS) {
            over.countDown();
            return;
        }
        try {
            ScheduledFuture<?> unused =
                    clockwork.schedule(() -> look(over, inARow), LOOK_MILLIS, TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException stopping) {
            over.countDown();
        }
    }
}
