package org.jackfield;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorDefinition;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorDefinition;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.Typed;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jackfield.access.RateSettings;
import org.jackfield.config.Secret;
import org.jackfield.container.client.Dialers;
import org.jackfield.container.reflect.TyrusTimer;
import org.jackfield.container.server.OwnAddress;
import org.jackfield.diagnosis.DiagnosisContext;
import org.jackfield.diagnosis.DiagnosisLimits;
import org.jackfield.diagnosis.DiagnosisRunner;
import org.jackfield.http.HttpProblems;
import org.jackfield.relay.RelayOpener;
import org.jackfield.relay.RelaySettings;
import org.jackfield.sandbox.Sandbox;
import org.jackfield.sandbox.SandboxGate;
import org.jackfield.sandbox.SandboxGateway;
import org.jackfield.session.SessionFactory;
import org.jackfield.session.SessionLimits;
import org.jackfield.session.SessionListener;
import org.jackfield.session.SessionLog;
import org.jackfield.session.SessionRegistry;
import org.jackfield.session.SessionSettings;
import org.jackfield.speech.plain.AnswerWriters;
import org.jackfield.speech.plain.EventWriters;
import org.jackfield.upstream.Gateway;
import org.jackfield.upstream.UpstreamSettings;
import org.jackfield.upstream.Upstreams;
import org.jackfield.upstream.dial.DialSettings;
import org.jackfield.upstream.dial.Dialer;
import org.jackfield.upstream.dial.GuardedDialer;
import org.jackfield.upstream.dial.TrustStore;
import org.jackfield.wire.Ticker;

/**
 * Makes the beans out of plain classes. It alone reads the system's clocks and makes random numbers.
 *
 * <p>Deliberate: the bounds of the managed executors are stated because the servers' own executors run a handful of blocking
 * tasks at once and queue the rest without bound.
 */
@ApplicationScoped
@ManagedExecutorDefinition(name = "java:app/concurrent/answers", maxAsync = 32)
@ManagedExecutorDefinition(name = "java:app/concurrent/events", maxAsync = 32)
@ManagedScheduledExecutorDefinition(name = "java:app/concurrent/sandbox", maxAsync = 4)
public class Wiring {

    private static final int ID_BYTES = 8;

    @Inject
    Pools pools;

    @Resource(lookup = "java:app/concurrent/answers")
    ManagedExecutorService answering;

    @Resource(lookup = "java:app/concurrent/events")
    ManagedExecutorService telling;

    @Resource(lookup = "java:app/concurrent/sandbox")
    ManagedScheduledExecutorService sandboxes;

    @Produces
    @Singleton
    Ticker ticker() {
        return System::nanoTime;
    }

    @Produces
    @Singleton
    Clock clock() {
        return Clock.systemUTC();
    }

    @Produces
    @Singleton
    HttpProblems answers(Clock clock) {
        return new HttpProblems(clock);
    }

    @Produces
    @AnswerWriters
    Executor answering() {
        return answering;
    }

    @Produces
    @EventWriters
    Executor telling() {
        return telling;
    }

    @Produces
    @Singleton
    SessionRegistry registry(@Any Instance<SessionListener> listeners) {
        return new SessionRegistry(
                Stream.concat(Stream.of(new SessionLog()), listeners.stream()).toList());
    }

    @Produces
    @Singleton
    TyrusTimer timer() {
        return new TyrusTimer();
    }

    @Produces
    @Singleton
    Dialer dialer(UpstreamSettings upstream, RelaySettings relays, TyrusTimer timer) {
        return Dialers.choose(upstream, pools.dialling(), pools.clockwork(), relays, timer);
    }

    /** The sandbox is left alone by nobody: its faults are rehearsals. */
    @Produces
    @Singleton
    @Typed(GuardedDialer.class)
    GuardedDialer guarded(Dialer dialer, DialSettings dials, UpstreamSettings upstream, Ticker ticker) {
        boolean rehearsing = upstream.gateway().equals(SandboxGateway.NAME);
        DialSettings settings = rehearsing ? dials.withoutBreaker() : dials;
        Duration slow = upstream.connectTimeout().dividedBy(2);
        return new GuardedDialer(dialer, settings, slow, pools.clockwork(), ticker);
    }

    @Produces
    @Singleton
    SessionFactory factory(
            SessionRegistry registry, SessionSettings sessions, UpstreamSettings upstream, Ticker ticker) {
        SessionLimits limits =
                new SessionLimits(sessions, upstream.connectTimeout().plusSeconds(2));
        return new SessionFactory(registry, limits, ids(), ticker);
    }

    @Produces
    @Singleton
    RelayOpener relayOpener(
            Upstreams upstreams,
            GuardedDialer dialer,
            RelaySettings relays,
            RateSettings rates,
            SessionFactory factory) {
        return new RelayOpener(upstreams, dialer, relays, rates, factory);
    }

    /** Examinations wait on a thread for answers, their look-ups on one for dials. They dial upstreams that are left alone. */
    @Produces
    @Singleton
    DiagnosisRunner runner(
            Upstreams upstreams,
            Dialer dialer,
            RelaySettings relays,
            RateSettings rates,
            SessionFactory factory,
            UpstreamSettings settings,
            Ticker ticker,
            Clock clock) {
        DiagnosisContext context = new DiagnosisContext(
                upstreams,
                new RelayOpener(upstreams, dialer, relays, rates, factory),
                dialer.name(),
                new TrustStore(settings).trust(),
                pools.dialling(),
                DiagnosisLimits.USUAL,
                ticker,
                clock);
        return new DiagnosisRunner(context, answering);
    }

    private static Supplier<String> ids() {
        SecureRandom random = new SecureRandom();
        return () -> {
            byte[] id = new byte[ID_BYTES];
            random.nextBytes(id);
            return HexFormat.of().formatHex(id);
        };
    }

    /** The sandbox's door has a lock of its own, whose key this deployment makes up and nobody else knows. */
    @Produces
    @Singleton
    SandboxGate sandboxGate(Sandbox sandbox) {
        return new SandboxGate(Secret.of(UUID.randomUUID().toString()), sandbox.models());
    }

    @Produces
    @Singleton
    Gateway sandboxGateway(OwnAddress address, SandboxGate gate) {
        return new SandboxGateway(address, gate.expected());
    }

    @Produces
    @Singleton
    Sandbox sandbox(Ticker ticker) {
        return new Sandbox(sandboxes, ticker, () -> UUID.randomUUID().toString());
    }
}
