package org.jackfield.upstream;

import java.util.List;

/** The straight way: each provider's own address, with the provider's own credential. */
public final class DirectGateway implements Gateway {

    private final List<Provider> providers;
    private final Catalogue catalogue;

    public DirectGateway(List<Provider> providers) {
        this.providers = List.copyOf(providers);
        this.catalogue = new Catalogue(providers);
    }

    @Override
    public String name() {
        return "direct";
    }

    @Override
    public List<String> missing() {
        return providers.stream()
                .flatMap(provider -> provider.missing().stream())
                .distinct()
                .toList();
    }

    @Override
    public Target target(Route route) {
        return catalogue.provider(route.model()).target(route);
    }
}
