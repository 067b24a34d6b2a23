package org.jackfield.node;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jackfield.access.AccessRequest;
import org.jackfield.access.Decision;
import org.jackfield.access.RequestRule;
import org.jackfield.problem.Details;
import org.jackfield.problem.End;
import org.jackfield.session.LiveSession;
import org.jackfield.session.SessionRegistry;
import org.jackfield.wire.Ticker;

/**
 * The emptying of this node before it is restarted: no new session, every live one is told when to come again, and those that
 * have not finished in time are ended, a batch at a time. It is not taken back.
 *
 * <p>Any thread may order and ask. The deadline is one reference: of two orders the earlier deadline counts, and the order
 * that came first does the work, each step of which schedules the next, so that one thread at a time is in it.
 */
public final class Drain implements RequestRule {

    /**
     * How far it is.
     *
     * @param draining whether it was ordered
     * @param remaining sessions that are not over
     * @param ended sessions that were told and are over
     * @param forced sessions among all of them that were ended at the deadline
     * @param left the time until the deadline
     */
    public record Progress(boolean draining, int remaining, int ended, int forced, Duration left) {}

    /** What the steps up to now have done, for other threads to read. */
    private record Tally(int told, int forced) {}

    private static final System.Logger LOG = System.getLogger(Drain.class.getName());

    /** As many as a proxy bears to come back at once; more only if it would take more than {@link #STEPS} otherwise. */
    private static final int BATCH = 50;

    /** 500 sessions a second, and 4 s for a node however full it is. */
    private static final long STEP_MILLIS = 100;

    private static final int STEPS = 40;

    /** 2^32 divided by the golden ratio: neighbouring hashes come to lie far apart. */
    private static final int SCATTER = 0x9E37_79B9;

    private final SessionRegistry registry;
    private final DrainSettings settings;
    private final Ticker ticker;
    private final ScheduledExecutorService clockwork;
    private final AtomicReference<Optional<Long>> deadline = new AtomicReference<>(Optional.empty());
    private final Set<String> told = new HashSet<>();
    private int forced;
    private int batch = BATCH;
    private volatile Tally tally = new Tally(0, 0);

    public Drain(SessionRegistry registry, DrainSettings settings, Ticker ticker, ScheduledExecutorService clockwork) {
        this.registry = registry;
        this.settings = settings;
        this.ticker = ticker;
        this.clockwork = clockwork;
    }

    public boolean isDraining() {
        return deadline().isPresent();
    }

    /** Whether its time is up: whatever is still there ends. */
    public boolean isDue() {
        return isDraining() && left().isZero();
    }

    @Override
    public Optional<Decision.Refused> objection(AccessRequest request) {
        return isDraining() ? Optional.of(Decision.refused(End.RESTARTING)) : Optional.empty();
    }

    /** Orders it, as the settings say. */
    public void begin() {
        begin(settings.timeout());
    }

    /** Orders it, or brings its deadline forward. */
    public void begin(Duration timeout) {
        if (isFirst(timeout)) {
            LOG.log(Level.INFO, "Draining; sessions={0} timeout={1}", registry.size(), timeout);
            step();
        }
    }

    private boolean isFirst(Duration timeout) {
        long wanted = ticker.nanos() + timeout.toNanos();
        return Objects.requireNonNull(deadline.getAndUpdate(
                        now -> Optional.of(now.filter(set -> set - wanted < 0).orElse(wanted))))
                .isEmpty();
    }

    /** Ends every session at once: the server stops. */
    public void endAll() {
        boolean unused = isFirst(Duration.ZERO);
        registry.live().forEach(this::end);
    }

    public Progress progress() {
        int remaining = registry.size();
        Tally now = tally;
        return new Progress(isDraining(), remaining, Math.max(0, now.told() - remaining), now.forced(), left());
    }

    private Duration left() {
        long nanos = deadline().map(set -> set - ticker.nanos()).orElse(0L);
        return Duration.ofNanos(Math.max(0, nanos));
    }

    private Optional<Long> deadline() {
        return Objects.requireNonNull(deadline.get());
    }

    /** Sessions whose upgrade was under way when the drain began are told too, or ended with the rest. */
    private void step() {
        registry.live().stream().filter(session -> told.add(session.id())).forEach(this::tell);
        if (isDue()) {
            batch = Math.max(batch, (registry.size() + STEPS - 1) / STEPS);
            registry.live().stream().filter(LiveSession::isGoing).limit(batch).forEach(this::force);
        }
        tally = new Tally(told.size(), forced);
        try {
            ScheduledFuture<?> unused = clockwork.schedule(this::step, STEP_MILLIS, TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException stopping) {
            LOG.log(Level.DEBUG, "The server stops before the drain is over");
        }
    }

    private void tell(LiveSession session) {
        guarded(session, going -> going.tell(End.RESTARTING, returning(going)));
    }

    private void force(LiveSession session) {
        forced++;
        end(session);
    }

    private void end(LiveSession session) {
        guarded(session, going -> going.end(End.RESTARTING, returning(going)));
    }

    /** When its client is asked to come again: by its id, so that it is told the same each time. */
    private Details returning(LiveSession session) {
        int spread = (int) settings.spread().toMillis();
        return new Details(Map.of(), 1 + Math.floorMod(session.id().hashCode() * SCATTER, spread));
    }

    private static void guarded(LiveSession session, Consumer<LiveSession> call) {
        try {
            call.accept(session);
        } catch (RuntimeException bug) {
            LOG.log(
                    Level.ERROR,
                    "drain of session={0} failed: {1}",
                    session.id(),
                    bug.getClass().getName());
        }
    }
}
