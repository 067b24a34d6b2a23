package org.jackfield.upstream.dial;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.Typed;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import org.eclipse.microprofile.config.Config;
import org.jackfield.upstream.UpstreamSettings;
import org.jackfield.upstream.Upstreams;
import org.jackfield.wire.Clockwork;
import org.jackfield.wire.Ticker;

/** The beans of this package: how upstreams are spared, and the dialer that does. */
@Dependent
public class DialProducer {

    /** Which part of the time that a dial may take is too long for many. */
    private static final int SLOW = 4;

    @Produces
    @Singleton
    DialSettings settings(Config config) {
        return DialSettings.from(config);
    }

    @Produces
    @Singleton
    SchedulingDelay delay(DialSettings settings, @UpstreamIo Executor io, Ticker ticker) {
        return new SchedulingDelay(settings.maxDelay(), List.of(io), ticker);
    }

    /** Faults of a rehearsal are no reason to leave anybody alone. */
    @Produces
    @Singleton
    @Typed(GuardedDialer.class)
    GuardedDialer guarded(
            Dialer dialer,
            DialSettings dials,
            UpstreamSettings upstream,
            Upstreams upstreams,
            @Clockwork ScheduledExecutorService clockwork,
            Ticker ticker,
            SchedulingDelay delay) {
        DialSettings settings = upstreams.gateway().isRehearsal() ? dials.withoutBreaker() : dials;
        Duration slow = upstream.connectTimeout().dividedBy(SLOW);
        return new GuardedDialer(dialer, settings, slow, clockwork, ticker, delay);
    }
}
