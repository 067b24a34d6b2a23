package org.jackfield.node;

import io.micrometer.core.instrument.binder.MeterBinder;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import org.eclipse.microprofile.config.Config;
import org.jackfield.access.AccessSettings;
import org.jackfield.access.Admission;
import org.jackfield.access.FetchSiteRule;
import org.jackfield.access.HandshakePace;
import org.jackfield.access.OriginRule;
import org.jackfield.access.RateSettings;
import org.jackfield.session.SessionRegistry;
import org.jackfield.session.SessionSettings;
import org.jackfield.upstream.dial.GuardedDialer;
import org.jackfield.upstream.dial.SchedulingDelay;
import org.jackfield.wire.Clockwork;
import org.jackfield.wire.Ticker;

/** The beans of this package: its settings, its slots, its load, its drain, and with them who may have a session here. */
@Dependent
public class NodeProducer {

    private static final System.Logger LOG = System.getLogger(NodeProducer.class.getName());

    private static final int LEAST_HANDSHAKES = 100;

    @Produces
    @Singleton
    LoadSettings load(Config config) {
        return LoadSettings.from(config);
    }

    @Produces
    @Singleton
    DrainSettings draining(Config config) {
        return DrainSettings.from(config);
    }

    @Produces
    @Singleton
    SessionSlots slots(SessionSettings settings, Ticker ticker) {
        Capacity capacity =
                Capacity.of(settings.maxSessions(), ProcessLimits.maxHeapBytes(), ProcessLimits.maxDescriptors());
        LOG.log(
                Level.INFO,
                "sessions at a time: {0}, bound by {1}",
                Integer.toString(capacity.slots()),
                capacity.bound());
        return new SessionSlots(capacity.slots(), settings, ticker);
    }

    @Produces
    @Singleton
    Load load(LoadSettings settings, SessionRegistry registry) {
        return new Load(settings, new ProcessLimits(), registry);
    }

    @Produces
    @Singleton
    Drain drain(
            SessionRegistry registry,
            DrainSettings settings,
            Ticker ticker,
            @Clockwork ScheduledExecutorService clockwork) {
        return new Drain(registry, settings, ticker, clockwork);
    }

    @Produces
    @Singleton
    OverloadRule overload(SchedulingDelay delay, GuardedDialer dialer, SessionSlots slots) {
        return new OverloadRule(delay, dialer, slots);
    }

    /** Whoever may have many sessions may open them all at once, and again. */
    @Produces
    @Singleton
    HandshakePace pace(AccessSettings access, SessionSettings sessions, Ticker ticker) {
        int usual = Math.max(LEAST_HANDSHAKES, sessions.maxPerAddress());
        return new HandshakePace(access.handshakesPerSecond().orElse(usual), ticker);
    }

    @Produces
    @Singleton
    Admission admission(
            AccessSettings access,
            Drain drain,
            Load load,
            OverloadRule overload,
            SessionSlots slots,
            RateSettings rates) {
        OriginRule origins = new OriginRule(access);
        return new Admission(
                List.of(drain, origins, new FetchSiteRule(origins)), List.of(load, overload), slots, rates);
    }

    @Produces
    @Singleton
    Safeguards safeguards() {
        return new Safeguards();
    }

    @Produces
    @Singleton
    MeterBinder meters(
            SessionSlots slots,
            Load load,
            Drain drain,
            GuardedDialer dialer,
            SchedulingDelay delay,
            Safeguards safeguards,
            HandshakePace pace) {
        return new NodeMeters(slots, load, drain, dialer, delay, safeguards, pace);
    }
}
