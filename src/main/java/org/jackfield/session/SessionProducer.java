package org.jackfield.session;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.Config;
import org.jackfield.upstream.UpstreamSettings;
import org.jackfield.upstream.dial.DialSettings;
import org.jackfield.wire.Ticker;

/** The beans of this package: its settings, the registry with its listeners, the factory of sessions, the sweeper. */
@Dependent
public class SessionProducer {

    /** How much later than its wait for a place, for a thread and for the answer a session gives a dial up. */
    private static final Duration GRACE = Duration.ofSeconds(2);

    private static final int ID_BYTES = 8;

    @Produces
    @Singleton
    SessionSettings settings(Config config) {
        return SessionSettings.from(config);
    }

    @Produces
    @Singleton
    SessionListener log() {
        return new SessionLog();
    }

    @Produces
    @Singleton
    SessionRegistry registry(@Any Instance<SessionListener> listeners) {
        return new SessionRegistry(listeners.stream().toList());
    }

    @Produces
    @Singleton
    SessionFactory factory(
            SessionRegistry registry,
            SessionSettings settings,
            UpstreamSettings upstream,
            DialSettings dials,
            Ticker ticker,
            Clock clock) {
        Duration onThreads = upstream.connectTimeout().multipliedBy(2);
        SessionLimits limits =
                new SessionLimits(settings, dials.maxWait().plus(onThreads).plus(GRACE), clock);
        return new SessionFactory(registry, limits, ids(), ticker);
    }

    @Produces
    @Singleton
    Sweeper sweeper(SessionRegistry registry, SessionSettings settings, Ticker ticker, @Any Instance<Chore> chores) {
        return new Sweeper(
                registry, ticker, settings.standstill(), chores.stream().toList());
    }

    private static Supplier<String> ids() {
        SecureRandom random = new SecureRandom();
        return () -> {
            byte[] id = new byte[ID_BYTES];
            random.nextBytes(id);
            return HexFormat.of().formatHex(id);
        };
    }
}
