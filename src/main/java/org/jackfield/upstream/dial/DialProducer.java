package org.jackfield.upstream.dial;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.Typed;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import org.eclipse.microprofile.config.Config;
import org.jackfield.upstream.UpstreamSettings;
import org.jackfield.upstream.Upstreams;
import org.jackfield.wire.Clockwork;
import org.jackfield.wire.Ticker;

/** The beans of this package: how upstreams are spared, and the dialer that does. */
@Dependent
public class DialProducer {

    @Produces
    @Singleton
    DialSettings settings(Config config) {
        return DialSettings.from(config);
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
            Ticker ticker) {
        DialSettings settings = upstreams.gateway().isRehearsal() ? dials.withoutBreaker() : dials;
        Duration slow = upstream.connectTimeout().dividedBy(2);
        return new GuardedDialer(dialer, settings, slow, clockwork, ticker);
    }
}
