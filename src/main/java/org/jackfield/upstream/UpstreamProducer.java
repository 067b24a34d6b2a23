package org.jackfield.upstream;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.Config;

/** The beans of this package: the settings, the straight way, and the upstreams over all providers and gateways. */
@Dependent
public class UpstreamProducer {

    @Produces
    @Singleton
    public UpstreamSettings settings(Config config) {
        return UpstreamSettings.from(config);
    }

    @Produces
    @Singleton
    public ModelSettings models(Config config) {
        return ModelSettings.from(config);
    }

    @Produces
    @Singleton
    public Gateway direct(@Any Instance<Provider> providers, ModelSettings models) {
        return new DirectGateway(providers.stream().toList(), models);
    }

    @Produces
    @Singleton
    public Upstreams upstreams(
            @Any Instance<Provider> providers,
            @Any Instance<Gateway> gateways,
            UpstreamSettings settings,
            ModelSettings models) {
        return new Upstreams(providers.stream().toList(), gateways.stream().toList(), settings, models);
    }
}
