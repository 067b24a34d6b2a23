package org.jackfield.diagnosis;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jackfield.access.Grant;
import org.jackfield.config.InvalidSetting;
import org.jackfield.diagnosis.Diagnosis.Step;
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
final class Examination {

    private static final long NANOS_PER_MILLI = 1_000_000;

    private final Outfit outfit;
    private final Capability capability;
    private final long begunAt;
    private final Greeting greeting = new Greeting();
    private final List<Step> steps = new ArrayList<>();
    private Optional<Target> target = Optional.empty();
    private Optional<NetworkPath> path = Optional.empty();
    private Optional<OneShot> errand = Optional.empty();

    Examination(Outfit outfit, Capability capability) {
        this.outfit = outfit;
        this.capability = capability;
        this.begunAt = outfit.ticker().nanos();
    }

    Diagnosis examine() {
        try {
            walk();
        } finally {
            path.ifPresent(NetworkPath::close);
            errand.ifPresent(open -> open.end(End.FINISHED));
        }
        return Diagnosis.of(
                outfit.upstreams().gateway().name(),
                outfit.clientName(),
                steps,
                outfit.clock().millis());
    }

    private void walk() {
        Duration step = outfit.patience().step();
        take("configuration", this::configuration);
        take("address", this::address);
        take("name", () -> path.orElseThrow().name(atMost(step)));
        take("tcp", () -> path.orElseThrow().tcp(atMost(step)));
        if (target.map(Target::isSecure).orElse(true)) {
            take("tls", () -> path.orElseThrow().tls(atMost(step)));
        }
        take("upgrade", this::upgrade);
        take("model", () -> await(greeting.model(), outfit.patience().message()));
    }

    private void take(String name, Supplier<Finding> look) {
        if (steps.stream().anyMatch(before -> !before.result().equals("pass"))) {
            steps.add(Step.notReached(name));
            return;
        }
        long from = outfit.ticker().nanos();
        Finding finding = left().isZero() ? Finding.fail("There was no time left for it.") : look.get();
        steps.add(Step.of(name, finding, (outfit.ticker().nanos() - from) / NANOS_PER_MILLI));
    }

    private Finding configuration() {
        try {
            List<String> missing = outfit.upstreams().missing();
            return missing.isEmpty()
                    ? Finding.pass("Every setting of the gateway is there.")
                    : Finding.fail("Not set: " + String.join(", ", missing) + ".");
        } catch (InvalidSetting invalid) {
            return Finding.fail(invalid.getMessage() + ".");
        }
    }

    private Finding address() {
        try {
            Target found = outfit.upstreams().target(route());
            NetworkPath there = new NetworkPath(found, outfit.trust(), outfit.resolver());
            target = Optional.of(found);
            path = Optional.of(there);
            return Finding.pass(there.address());
        } catch (InvalidSetting invalid) {
            return Finding.fail(invalid.getMessage() + ".");
        }
    }

    /** The route of a client that asks for nothing in particular. */
    private Route route() {
        if (outfit.upstreams().resolve(capability, "") instanceof Resolution.Resolved resolved) {
            return resolved.route();
        }
        throw new IllegalStateException("The presets of a model must be acceptable");
    }

    private Finding upgrade() {
        errand = Optional.of(outfit.opener().begin("diagnosis", Grant.OWN, route(), greeting));
        return await(greeting.upgrade(), left());
    }

    /** Waits for news of the errand, and gives it up if none come. */
    private Finding await(CompletableFuture<Finding> news, Duration limit) {
        return Waiting.forResult(news, atMost(limit)).orElseGet(() -> {
            errand.ifPresent(silent -> silent.end(End.UPSTREAM_TIMEOUT));
            return news.join();
        });
    }

    private Duration atMost(Duration limit) {
        return limit.compareTo(left()) < 0 ? limit : left();
    }

    private Duration left() {
        Duration gone = Duration.ofNanos(outfit.ticker().nanos() - begunAt);
        Duration left = outfit.patience().whole().minus(gone);
        return left.isNegative() ? Duration.ZERO : left;
    }
}
