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
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.Config;
import org.jackfield.health.Examiner;
import org.jackfield.health.Outfit;
import org.jackfield.health.Patience;
import org.jackfield.policy.AccessSettings;
import org.jackfield.policy.Admission;
import org.jackfield.policy.CredentialRule;
import org.jackfield.policy.OriginRule;
import org.jackfield.relay.RelayOpener;
import org.jackfield.relay.RelaySettings;
import org.jackfield.relay.speech.HttpAnswers;
import org.jackfield.relay.speech.SpeechSettings;
import org.jackfield.relay.speech.Streaming;
import org.jackfield.relay.speech.Telling;
import org.jackfield.sandbox.Sandbox;
import org.jackfield.sandbox.SandboxGate;
import org.jackfield.sandbox.SandboxGateway;
import org.jackfield.session.CapacityRule;
import org.jackfield.session.SessionFloor;
import org.jackfield.session.SessionLimits;
import org.jackfield.session.SessionListener;
import org.jackfield.session.SessionLog;
import org.jackfield.session.SessionRegistry;
import org.jackfield.session.SessionSettings;
import org.jackfield.socket.Dialers;
import org.jackfield.socket.OwnAddress;
import org.jackfield.socket.TyrusTimer;
import org.jackfield.upstream.Dialer;
import org.jackfield.upstream.Gateway;
import org.jackfield.upstream.Secret;
import org.jackfield.upstream.TrustStore;
import org.jackfield.upstream.UpstreamSettings;
import org.jackfield.upstream.Upstreams;
import org.jackfield.wire.Ticker;

/**
 * Makes the beans out of plain classes. It alone reads the system's clocks, makes random numbers and defines executors.
 *
 * <p>Deliberate: the bounds of the managed executors are stated because the servers' own executors run a handful of blocking
 * tasks at once and queue the rest without bound.
 */
@ApplicationScoped
@ManagedExecutorDefinition(name = "java:app/concurrent/dial", maxAsync = 64)
@ManagedExecutorDefinition(name = "java:app/concurrent/answers", maxAsync = 32)
@ManagedExecutorDefinition(name = "java:app/concurrent/events", maxAsync = 32)
@ManagedScheduledExecutorDefinition(name = "java:app/concurrent/clock", maxAsync = 2)
@ManagedScheduledExecutorDefinition(name = "java:app/concurrent/sandbox", maxAsync = 4)
public class Wiring {

    private static final int ID_BYTES = 8;

    @Resource(lookup = "java:app/concurrent/dial")
    ManagedExecutorService dialling;

    @Resource(lookup = "java:app/concurrent/answers")
    ManagedExecutorService answering;

    @Resource(lookup = "java:app/concurrent/events")
    ManagedExecutorService telling;

    @Resource(lookup = "java:app/concurrent/clock")
    ManagedScheduledExecutorService clockwork;

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
    HttpAnswers answers(Clock clock) {
        return new HttpAnswers(clock);
    }

    @Produces
    @Streaming
    Executor answering() {
        return answering;
    }

    @Produces
    @Telling
    Executor telling() {
        return telling;
    }

    @Produces
    @Singleton
    AccessSettings access(Config config) {
        return AccessSettings.from(config);
    }

    @Produces
    @Singleton
    SessionSettings sessions(Config config) {
        return SessionSettings.from(config);
    }

    @Produces
    @Singleton
    RelaySettings relays(Config config) {
        return RelaySettings.from(config);
    }

    @Produces
    @Singleton
    SpeechSettings speech(Config config) {
        return SpeechSettings.from(config);
    }

    @Produces
    @Singleton
    SessionRegistry registry(@Any Instance<SessionListener> listeners) {
        return new SessionRegistry(
                Stream.concat(Stream.of(new SessionLog()), listeners.stream()).toList());
    }

    @Produces
    @Singleton
    CapacityRule capacity(SessionRegistry registry, SessionSettings settings) {
        return new CapacityRule(registry, settings);
    }

    @Produces
    @Singleton
    Admission admission(AccessSettings access, CapacityRule capacity) {
        return new Admission(List.of(new OriginRule(access), new CredentialRule(access), capacity));
    }

    @Produces
    @Singleton
    TyrusTimer timer() {
        return new TyrusTimer();
    }

    @Produces
    @Singleton
    Dialer dialer(UpstreamSettings upstream, RelaySettings relays, TyrusTimer timer) {
        return Dialers.choose(upstream, dialling, clockwork, relays.maxMessageBytes(), timer);
    }

    @Produces
    @Singleton
    SessionFloor floor(SessionRegistry registry, SessionSettings sessions, UpstreamSettings upstream, Ticker ticker) {
        SessionLimits limits =
                new SessionLimits(sessions, upstream.connectTimeout().plusSeconds(2));
        return new SessionFloor(registry, limits, ids(), ticker);
    }

    @Produces
    @Singleton
    RelayOpener relayOpener(Upstreams upstreams, Dialer dialer, RelaySettings relays, SessionFloor floor) {
        return new RelayOpener(upstreams, dialer, relays, floor);
    }

    /** Examinations wait on a thread for answers, their look-ups on one for dials. */
    @Produces
    @Singleton
    Examiner examiner(
            Upstreams upstreams,
            RelayOpener opener,
            Dialer dialer,
            UpstreamSettings settings,
            Ticker ticker,
            Clock clock) {
        Outfit outfit = new Outfit(
                upstreams,
                opener,
                dialer.name(),
                new TrustStore(settings).trust(),
                dialling,
                Patience.USUAL,
                ticker,
                clock);
        return new Examiner(outfit, answering);
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
    SandboxGate sandboxGate() {
        return new SandboxGate(Secret.of(UUID.randomUUID().toString()));
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

    ScheduledFuture<?> everySecond(Runnable task) {
        return clockwork.scheduleAtFixedRate(task, 1, 1, TimeUnit.SECONDS);
    }
}
