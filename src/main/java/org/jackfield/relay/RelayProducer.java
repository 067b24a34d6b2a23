package org.jackfield.relay;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.Config;
import org.jackfield.session.SessionFactory;
import org.jackfield.upstream.Upstreams;
import org.jackfield.upstream.dial.GuardedDialer;

/** The beans of this package: its settings, and what opens relays. */
@Dependent
public class RelayProducer {

    @Produces
    @Singleton
    RelaySettings settings(Config config) {
        return RelaySettings.from(config);
    }

    @Produces
    @Singleton
    RelayOpener opener(Upstreams upstreams, GuardedDialer dialer, RelaySettings settings, SessionFactory factory) {
        return new RelayOpener(upstreams, dialer, settings, factory);
    }
}
