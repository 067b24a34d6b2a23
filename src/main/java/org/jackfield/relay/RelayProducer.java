package org.jackfield.relay;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.BaseUnits;
import io.micrometer.core.instrument.binder.MeterBinder;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.Config;
import org.jackfield.session.SessionFactory;
import org.jackfield.upstream.Upstreams;
import org.jackfield.upstream.dial.GuardedDialer;
import org.jackfield.wire.Leftovers;
import org.jackfield.wire.PartBudget;

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
    PartBudget parts(RelaySettings settings) {
        return new PartBudget(settings.maxUnfinishedBytes());
    }

    @Produces
    @Singleton
    Leftovers leftovers(RelaySettings settings) {
        return new Leftovers(settings.maxFragments(), settings.maxBytesBehindClose());
    }

    @Produces
    @Singleton
    MeterBinder meters(PartBudget parts, Leftovers leftovers) {
        return registry -> {
            Gauge.builder("jackfield.messages.unfinished", parts, PartBudget::heldBytes)
                    .baseUnit(BaseUnits.BYTES)
                    .description("What the unfinished messages of all clients hold.")
                    .register(registry);
            FunctionCounter.builder("jackfield.closes.overrun", leftovers, Leftovers::overruns)
                    .description("Clients that were dropped because they sent too much behind our close")
                    .register(registry);
        };
    }

    @Produces
    @Singleton
    RelayOpener opener(Upstreams upstreams, GuardedDialer dialer, RelaySettings settings, SessionFactory factory) {
        return new RelayOpener(upstreams, dialer, settings, factory);
    }
}
