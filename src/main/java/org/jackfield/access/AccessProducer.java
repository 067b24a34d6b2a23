package org.jackfield.access;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.Typed;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.Config;

/** The beans of this package: its settings, the authenticators as one, and the gate before all endpoints. */
@Dependent
public class AccessProducer {

    @Produces
    @Singleton
    AccessSettings access(Config config) {
        return AccessSettings.from(config);
    }

    @Produces
    @Singleton
    AdminSettings admin(Config config) {
        return AdminSettings.from(config);
    }

    @Produces
    @Singleton
    RateSettings rates(Config config) {
        return RateSettings.from(config);
    }

    /** By its own type alone, because it is made of those of its other one. */
    @Produces
    @Singleton
    @Typed(Authentication.class)
    Authentication authentication(@Any Instance<Authenticator> authenticators, AccessSettings settings) {
        return new Authentication(authenticators.stream().toList(), settings);
    }

    @Produces
    @Singleton
    EndpointGate gate(@Any Instance<Endpoint> endpoints, Admission admission, RefusalListener refusals) {
        return new EndpointGate(endpoints.stream().toList(), admission, refusals);
    }
}
