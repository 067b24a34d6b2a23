package org.jackfield.upstream;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** All models of all providers, in the order in which they are declared. Each name stands for one model alone. */
final class Catalogue {

    private final List<Provider> providers;

    /** @throws IllegalArgumentException if two providers or two models have a name in common */
    Catalogue(List<Provider> providers) {
        this.providers = List.copyOf(providers);
        Set<String> seen = new HashSet<>();
        for (Provider provider : providers) {
            if (!seen.add(provider.name())) {
                throw new IllegalArgumentException("Two providers are called " + provider.name());
            }
        }
        checkNames();
    }

    private void checkNames() {
        Map<String, Model> named = new HashMap<>();
        for (Provider provider : providers) {
            for (Model model : provider.models()) {
                for (String name : model.names()) {
                    Optional<Model> other = Optional.ofNullable(named.put(name, model));
                    if (other.isPresent()) {
                        throw new IllegalArgumentException("Two models are called " + name + ": "
                                + other.get().catalogueName() + " and " + model.catalogueName());
                    }
                }
            }
        }
    }

    List<Model> models(Capability capability) {
        return providers.stream()
                .flatMap(provider -> provider.models().stream())
                .filter(model -> model.capability() == capability)
                .toList();
    }

    Optional<Model> model(Capability capability, String name) {
        return models(capability).stream()
                .filter(model -> model.names().contains(name))
                .findFirst();
    }

    Provider provider(Model model) {
        return providers.stream()
                .filter(provider -> provider.name().equals(model.provider()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No provider is called " + model.provider()));
    }
}
