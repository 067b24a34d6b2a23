package org.jackfield.upstream;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** All models of all providers, in the order in which they are declared. */
final class Catalogue {

    private final List<Provider> providers;

    Catalogue(List<Provider> providers) {
        this.providers = List.copyOf(providers);
        Set<String> seen = new HashSet<>();
        for (Provider provider : providers) {
            if (!seen.add(provider.name())) {
                throw new IllegalArgumentException("Two providers are called " + provider.name());
            }
        }
    }

    /** The models of a capability; the first is the one for clients that name none. */
    List<Model> models(Capability capability) {
        return providers.stream()
                .flatMap(provider -> provider.models().stream())
                .filter(model -> model.capability() == capability)
                .toList();
    }

    Optional<Model> model(Capability capability, Optional<String> wanted) {
        Stream<Model> models = models(capability).stream();
        return models.filter(model -> wanted.map(model::isCalled).orElse(true)).findFirst();
    }

    Provider provider(Model model) {
        return providers.stream()
                .filter(provider -> provider.name().equals(model.provider()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No provider is called " + model.provider()));
    }
}
