package org.jackfield.diagnosis;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import org.jackfield.access.ClientAddress;
import org.jackfield.config.Secret;
import org.jackfield.relay.RelayOpener;
import org.jackfield.relay.RelaySettings;
import org.jackfield.session.SessionFactory;
import org.jackfield.session.SessionLimits;
import org.jackfield.session.SessionRegistry;
import org.jackfield.session.SessionSettings;
import org.jackfield.testing.fakes.Configs;
import org.jackfield.testing.fakes.Exchange;
import org.jackfield.testing.fakes.Models;
import org.jackfield.upstream.Capability;
import org.jackfield.upstream.Gateway;
import org.jackfield.upstream.ModelSettings;
import org.jackfield.upstream.Route;
import org.jackfield.upstream.Target;
import org.jackfield.upstream.UpstreamSettings;
import org.jackfield.upstream.Upstreams;
import org.jackfield.upstream.dial.Dialer;
import org.jackfield.upstream.dial.Trust;
import org.jackfield.wire.Ticker;

/** A way to a model that leads where a test wants, and what is needed to examine it; what comes is waited for. */
record Way(URI uri, List<String> missing, Trust trust, Executor resolver, Duration limit) implements Gateway {

    static final Secret SECRET = Secret.of("canary-77aa");
    private static final Duration LONG = Duration.ofSeconds(15);
    private static final Duration SHORT = Duration.ofMillis(200);

    Way(URI uri) {
        this(uri, List.of(), Trust.ofRuntime(), Runnable::run, LONG);
    }

    Way lacking(String setting) {
        return new Way(uri, List.of(setting), trust, resolver, limit);
    }

    Way trusting(Trust other) {
        return new Way(uri, missing, other, resolver, limit);
    }

    Way resolvedBy(Executor other) {
        return new Way(uri, missing, trust, other, limit);
    }

    /** For what never comes. */
    Way hurried() {
        return new Way(uri, missing, trust, resolver, SHORT);
    }

    @Override
    public String name() {
        return "way";
    }

    @Override
    public Target target(Route route) {
        return new Target(uri, Map.of("Authorization", SECRET));
    }

    DiagnosisContext context(Dialer dialer) {
        return context(dialer, System::nanoTime);
    }

    DiagnosisContext context(Dialer dialer, Ticker ticker) {
        Models.FakeProvider maker = new Models.FakeProvider(
                "acme",
                Models.model("acme", "ears", Capability.SPEECH_TO_TEXT),
                Models.model("acme", "mouth", Capability.TEXT_TO_SPEECH));
        Upstreams upstreams = new Upstreams(
                List.of(maker),
                List.of(this),
                UpstreamSettings.from(Configs.of("jackfield.gateway", name())),
                new ModelSettings("ears", "mouth"));
        SessionFactory factory = new SessionFactory(
                new SessionRegistry(List.of()),
                new SessionLimits(SessionSettings.from(Configs.of()), limit, Exchange.CLOCK),
                () -> Exchange.ID,
                System::nanoTime);
        RelayOpener opener = new RelayOpener(upstreams, dialer, RelaySettings.from(Configs.of()), factory);
        DiagnosisLimits limits = new DiagnosisLimits(limit, limit, limit.multipliedBy(3));
        return new DiagnosisContext(
                upstreams,
                opener,
                opener,
                Exchange.GRANT,
                dialer.name(),
                trust,
                resolver,
                limits,
                ticker,
                Exchange.CLOCK);
    }

    /** Walks this way for somebody of whom nothing is known. */
    Diagnosis examineForAStranger(Dialer dialer) {
        Asker stranger = new Asker.Stranger(Exchange.GRANT, ClientAddress.UNKNOWN);
        return new DiagnosisRun(context(dialer), Capability.SPEECH_TO_TEXT, stranger).examine();
    }

    /** Walks this way for an operator. */
    Diagnosis examine(Dialer dialer) {
        return new DiagnosisRun(context(dialer), Capability.SPEECH_TO_TEXT, new Asker.Operator()).examine();
    }
}
