package org.jackfield.diagnosis;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import org.jackfield.upstream.Capability;

/**
 * Makes examinations, one at a time on this node, and tells again for a while what was found. Any thread may ask; the monitor is
 * held while it is decided what to do, and nothing waits.
 */
public final class DiagnosisRunner {

    /** What became of a question. */
    sealed interface Outcome {

        /** An examination has begun. */
        record Begun(CompletionStage<Diagnosis> found) implements Outcome {}

        /** One that was made or begun shortly before serves. */
        record Kept(CompletionStage<Diagnosis> found) implements Outcome {}

        /** Another is under way. */
        record Busy() implements Outcome {}

        /** Strangers of this address had theirs. */
        record TooSoon(Duration again) implements Outcome {}
    }

    /** What strangers see is another thing than what operators see. */
    private record Kind(Capability capability, boolean names) {}

    private record Made(CompletableFuture<Diagnosis> found, long beganNanos) {}

    private final DiagnosisContext context;
    private final DiagnosisSettings settings;
    private final Executor walkers;
    private final Semaphore turn = new Semaphore(1);
    private final StrangerIntervals strangers;
    private final Map<Kind, Made> kept = new HashMap<>();
    private long made;
    private long toldAgain;
    private long refused;

    /** @param walkers where an examination runs, which waits for most of its time */
    public DiagnosisRunner(DiagnosisContext context, DiagnosisSettings settings, Executor walkers) {
        this.context = context;
        this.settings = settings;
        this.walkers = walkers;
        this.strangers = new StrangerIntervals(settings.addressInterval());
    }

    /** What is going to be found, or why nothing is. The place of a stranger is the caller's to give back, unless it begins. */
    synchronized Outcome begin(Capability capability, Asker asker) {
        Outcome outcome = decide(new Kind(capability, asker.seesNames()), asker);
        if (outcome instanceof Outcome.Begun) {
            made++;
        } else if (outcome instanceof Outcome.Kept) {
            toldAgain++;
        } else {
            refused++;
        }
        return outcome;
    }

    private Outcome decide(Kind kind, Asker asker) {
        long now = context.ticker().nanos();
        Made before = kept.get(kind);
        if (before != null && serves(before, now)) {
            return new Outcome.Kept(before.found());
        }
        Optional<Duration> left = asker instanceof Asker.Stranger stranger
                ? strangers.left(stranger.address(), kind.capability(), now)
                : Optional.empty();
        if (left.isPresent()) {
            return new Outcome.TooSoon(left.get());
        }
        if (!turn.tryAcquire()) {
            return new Outcome.Busy();
        }
        try {
            CompletableFuture<Diagnosis> found =
                    CompletableFuture.supplyAsync(() -> examine(kind.capability(), asker), walkers);
            kept.put(kind, new Made(found, now));
            if (asker instanceof Asker.Stranger stranger) {
                strangers.made(stranger.address(), kind.capability(), now);
            }
            return new Outcome.Begun(found);
        } catch (RejectedExecutionException busy) {
            turn.release();
            return new Outcome.Busy();
        }
    }

    /** One that is under way serves whoever asks meanwhile; one that failed serves nobody. */
    private boolean serves(Made before, long now) {
        return !before.found().isDone()
                || (!before.found().isCompletedExceptionally()
                        && now - before.beganNanos() < settings.keep().toNanos());
    }

    private Diagnosis examine(Capability capability, Asker asker) {
        try {
            return new DiagnosisRun(context, capability, asker).examine();
        } finally {
            turn.release();
        }
    }

    synchronized double made() {
        return made;
    }

    synchronized double toldAgain() {
        return toldAgain;
    }

    synchronized double refused() {
        return refused;
    }
}
