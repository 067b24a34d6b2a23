package org.jackfield.upstream;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jackfield.config.InvalidSetting;

/** The models for clients that name none: one for each capability that any model has. */
final class DefaultModels {

    private final Map<Capability, Model> models = new EnumMap<>(Capability.class);

    /** @throws InvalidSetting naming the models there are, if there are some and none is called as the setting says */
    DefaultModels(Catalogue catalogue, ModelSettings settings) {
        for (Capability capability : Capability.values()) {
            List<Model> known = catalogue.models(capability);
            if (!known.isEmpty()) {
                Optional<Model> chosen = catalogue.model(capability, settings.name(capability));
                models.put(capability, chosen.orElseThrow(() -> unknown(capability, known)));
            }
        }
    }

    Optional<Model> of(Capability capability) {
        return Optional.ofNullable(models.get(capability));
    }

    Stream<Model> all() {
        return models.values().stream();
    }

    private static InvalidSetting unknown(Capability capability, List<Model> known) {
        String names = known.stream().flatMap(model -> model.names().stream()).collect(Collectors.joining(", "));
        return new InvalidSetting(ModelSettings.key(capability), "must be one of " + names);
    }
}
