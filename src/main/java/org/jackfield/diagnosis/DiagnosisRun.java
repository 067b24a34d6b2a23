package org.jackfield.diagnosis;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jackfield.config.InvalidSetting;
import org.jackfield.diagnosis.Diagnosis.Step;
import org.jackfield.problem.Details;
import org.jackfield.problem.End;
import org.jackfield.relay.OneShot;
import org.jackfield.upstream.Capability;
import org.jackfield.upstream.Resolution;
import org.jackfield.upstream.Route;
import org.jackfield.upstream.Target;

/**
 * One walk along the way to a model, from the settings to the model's first message. It stops at the first step that fails.
 *
 * <p>One thread walks and is made to wait; nobody else sees its state.
 */
final class DiagnosisRun {

    private static final long NANOS_PER_MILLI = 1_000_000;

    private final DiagnosisContext context;
    private final Capability capability;
    private final Asker asker;
    private final long begunAt;
    private final FirstMessageProbe probe = new FirstMessageProbe();
    private final List<Step> steps = new ArrayList<>();
    private Optional<Target> target = Optional.empty();
    private Optional<NetworkPath> path = Optional.empty();
    private Optional<OneShot> oneShot = Optional.empty();

    DiagnosisRun(DiagnosisContext context, Capability capability, Asker asker) {
        this.context = context;
        this.capability = capability;
        this.asker = asker;
        this.begunAt = context.ticker().nanos();
    }

    Diagnosis examine() {
        try {
            walk();
        } finally {
            path.ifPresent(NetworkPath::close);
            oneShot.ifPresentOrElse(open -> open.end(End.FINISHED, Details.NONE), this::release);
        }
        return Diagnosis.of(
                context.upstreams().gateway().name(),
                context.clientName(),
                steps,
                context.clock().millis());
    }

    private void release() {
        if (asker instanceof Asker.Stranger stranger) {
            stranger.release();
        }
    }

    private void walk() {
        Duration step = context.limits().step();
        take("configuration", this::configuration);
        take("address", this::address);
        take("name", () -> path.orElseThrow().name(atMost(step)));
        take("tcp", () -> path.orElseThrow().tcp(atMost(step)));
        if (target.map(Target::isSecure).orElse(true)) {
            take("tls", () -> path.orElseThrow().tls(atMost(step)));
        }
        take("upgrade", this::upgrade);
        take("model", () -> await(probe.model(), context.limits().message()));
    }

    private void take(String name, Supplier<StepResult> look) {
        if (steps.stream().anyMatch(before -> !before.result().equals("pass"))) {
            steps.add(Step.notReached(name));
            return;
        }
        long from = context.ticker().nanos();
        StepResult finding = left().isZero() ? StepResult.fail("There was no time left for it.") : look.get();
        steps.add(Step.of(name, finding, (context.ticker().nanos() - from) / NANOS_PER_MILLI));
    }

    private StepResult configuration() {
        try {
            List<String> missing = context.upstreams().missing();
            return missing.isEmpty()
                    ? StepResult.pass("Every setting of the gateway is there.")
                    : StepResult.fail("Not set: " + String.join(", ", missing) + ".");
        } catch (InvalidSetting invalid) {
            return StepResult.fail(invalid.getMessage() + ".");
        }
    }

    private StepResult address() {
        try {
            Target found = context.upstreams().target(route());
            NetworkPath there = new NetworkPath(found, asker.seesNames(), context.trust(), context.resolver());
            target = Optional.of(found);
            path = Optional.of(there);
            return StepResult.pass(there.address());
        } catch (InvalidSetting invalid) {
            return StepResult.fail(invalid.getMessage() + ".");
        }
    }

    /** The route of a client that asks for nothing in particular. */
    private Route route() {
        if (context.upstreams().resolve(capability, "") instanceof Resolution.Resolved resolved) {
            return resolved.route();
        }
        throw new IllegalStateException("The presets of a model must be acceptable");
    }

    private StepResult upgrade() {
        oneShot = Optional.of(
                asker instanceof Asker.Stranger stranger
                        ? context.guarded().begin("diagnosis", stranger.grant(), route(), probe)
                        : context.straight().begin("diagnosis", context.grant(), route(), probe));
        return await(probe.upgrade(), left());
    }

    /** Waits for news of the oneShot, and gives it up if none come. */
    private StepResult await(CompletableFuture<StepResult> news, Duration limit) {
        return Waiting.forResult(news, atMost(limit)).orElseGet(() -> {
            oneShot.ifPresent(silent -> silent.end(End.UPSTREAM_TIMEOUT, Details.NONE));
            return news.join();
        });
    }

    private Duration atMost(Duration limit) {
        return limit.compareTo(left()) < 0 ? limit : left();
    }

    private Duration left() {
        Duration gone = Duration.ofNanos(context.ticker().nanos() - begunAt);
        Duration left = context.limits().whole().minus(gone);
        return left.isNegative() ? Duration.ZERO : left;
    }
}
