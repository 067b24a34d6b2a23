package org.jackfield.diagnosis;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import org.jackfield.upstream.Capability;

/** Makes examinations, one at a time on this node. Any thread may ask. */
public final class DiagnosisRunner {

    private final DiagnosisContext context;
    private final Executor walkers;
    private final Semaphore turn = new Semaphore(1);

    /** @param walkers where an examination runs, which waits for most of its time */
    public DiagnosisRunner(DiagnosisContext context, Executor walkers) {
        this.context = context;
        this.walkers = walkers;
    }

    /** What is going to be found; empty if an examination is under way. */
    Optional<CompletionStage<Diagnosis>> begin(Capability capability) {
        if (!turn.tryAcquire()) {
            return Optional.empty();
        }
        try {
            return Optional.of(CompletableFuture.supplyAsync(() -> examine(capability), walkers));
        } catch (RejectedExecutionException busy) {
            turn.release();
            return Optional.empty();
        }
    }

    private Diagnosis examine(Capability capability) {
        try {
            return new DiagnosisRun(context, capability).examine();
        } finally {
            turn.release();
        }
    }
}
