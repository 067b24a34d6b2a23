package org.jackfield.upstream;

import java.util.List;

/**
 * The straight way: each provider's own address, with the provider's own credential.
 *
 * <p>It is of use once the providers of the default models can be reached; of the others each may be left unconfigured.
 */
public final class DirectGateway implements Gateway {

    private final Catalogue catalogue;
    private final DefaultModels defaults;

    public DirectGateway(List<Provider> providers, ModelSettings models) {
        this.catalogue = new Catalogue(providers);
        this.defaults = new DefaultModels(catalogue, models);
    }

    @Override
    public String name() {
        return "direct";
    }

    @Override
    public List<String> missing() {
        return defaults.all()
                .flatMap(model -> catalogue.provider(model).missing().stream())
                .distinct()
                .toList();
    }

    @Override
    public Target target(Route route) {
        return catalogue.provider(route.model()).target(route);
    }
}
