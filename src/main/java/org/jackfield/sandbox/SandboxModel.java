package org.jackfield.sandbox;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jackfield.sandbox.flux.FluxSettings;
import org.jackfield.sandbox.voice.Speakers;
import org.jackfield.upstream.Parameter;

/** A model of the sandbox and the query parameters it takes. */
enum SandboxModel {
    FLUX("@cf/deepgram/flux"),
    AURA("@cf/deepgram/aura-2-en");

    private static final int MAX_TERMS = 100;
    private static final int MAX_TAG = 128;

    private static final List<Parameter> OF_FLUX = List.of(
            Parameter.oneOf("encoding", List.of("linear16")),
            Parameter.oneOf("sample_rate", List.of("8000", "16000", "24000", "44100", "48000")),
            Parameter.number("eot_threshold", FluxSettings.MIN_EOT, FluxSettings.MAX_EOT),
            Parameter.number("eager_eot_threshold", FluxSettings.MIN_EAGER, FluxSettings.MAX_EAGER),
            Parameter.integer("eot_timeout_ms", FluxSettings.MIN_TIMEOUT_MILLIS, FluxSettings.MAX_TIMEOUT_MILLIS),
            Parameter.text("keyterm", FluxSettings.MAX_KEYTERM_LENGTH, MAX_TERMS),
            Parameter.text("tag", MAX_TAG, MAX_TERMS),
            Parameter.oneOf("mip_opt_out", List.of("true", "false")));

    private static final List<Parameter> OF_AURA = List.of(
            Parameter.oneOf("speaker", Speakers.NAMES).withPreset(Speakers.PRESET),
            Parameter.oneOf("encoding", List.of("linear16")).withPreset("linear16"),
            Parameter.oneOf("sample_rate", List.of("8000", "16000", "24000", "32000", "48000"))
                    .withPreset("24000"),
            Parameter.oneOf("container", List.of("none")));

    private static final List<String> FLUX_NEEDS = List.of("encoding", "sample_rate");

    private final String catalogueName;

    SandboxModel(String catalogueName) {
        this.catalogueName = catalogueName;
    }

    static Optional<SandboxModel> called(String name) {
        return Arrays.stream(values())
                .filter(model -> model.catalogueName.equals(name))
                .findFirst();
    }

    String catalogueName() {
        return catalogueName;
    }

    /** The parameter of this name, or one that accepts nothing. */
    Parameter parameter(String name) {
        return parameters().stream()
                .filter(parameter -> parameter.name().equals(name))
                .findFirst()
                .orElseGet(() -> new Parameter(name, value -> false, "left out", Optional.empty(), 0));
    }

    /** The parameters without which the model does not start. */
    List<String> required() {
        return this == FLUX ? FLUX_NEEDS : Collections.emptyList();
    }

    /** What is taken for parameters that are left out. */
    Map<String, String> presets() {
        Map<String, String> presets = new LinkedHashMap<>();
        parameters().forEach(known -> known.preset().ifPresent(value -> presets.put(known.name(), value)));
        return presets;
    }

    private List<Parameter> parameters() {
        return this == FLUX ? OF_FLUX : OF_AURA;
    }
}
