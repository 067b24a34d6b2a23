package org.jackfield.sandbox.flux;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jackfield.sandbox.peer.JsonObjects;

/**
 * When Flux takes a turn to be over.
 *
 * @param eot the confidence from which a turn has ended
 * @param eager the confidence from which it has probably ended; empty for no such events
 * @param timeoutMillis the silence after which it has ended in any case
 * @param keyterms words to be expected; they change nothing here and are told back
 */
record FluxSettings(double eot, OptionalDouble eager, int timeoutMillis, List<String> keyterms) {

    static final double MIN_EOT = 0.5;
    static final double MAX_EOT = 0.9;
    static final double MIN_EAGER = 0.3;
    static final double MAX_EAGER = 0.9;
    static final int MIN_TIMEOUT_MILLIS = 500;
    static final int MAX_TIMEOUT_MILLIS = 60_000;
    static final int MAX_KEYTERM_LENGTH = 100;

    private static final int MAX_KEYTERMS = 100;
    private static final double PRESET_EOT = 0.7;
    private static final int PRESET_TIMEOUT_MILLIS = 5000;

    /** The settings of checked query parameters; empty if they contradict each other. */
    static Optional<FluxSettings> from(Map<String, List<String>> parameters) {
        double eot = first(parameters, "eot_threshold").map(Double::parseDouble).orElse(PRESET_EOT);
        OptionalDouble eager = first(parameters, "eager_eot_threshold").stream()
                .mapToDouble(Double::parseDouble)
                .findFirst();
        int timeout = first(parameters, "eot_timeout_ms").map(Integer::parseInt).orElse(PRESET_TIMEOUT_MILLIS);
        List<String> keyterms = parameters.getOrDefault("keyterm", List.of());
        return new FluxSettings(eot, eager, timeout, keyterms).ifConsistent();
    }

    private static Optional<String> first(Map<String, List<String>> parameters, String name) {
        return parameters.getOrDefault(name, List.of()).stream().findFirst();
    }

    /** These settings with what a {@code Configure} message changes; empty if it asks for something impossible. */
    Optional<FluxSettings> configured(JsonObject message) {
        try {
            JsonValue given = message.getOrDefault("thresholds", JsonValue.EMPTY_JSON_OBJECT);
            JsonObject thresholds = given.asJsonObject();
            OptionalDouble newEager = number(thresholds, "eager_eot_threshold", MIN_EAGER, MAX_EAGER);
            return new FluxSettings(
                            number(thresholds, "eot_threshold", MIN_EOT, MAX_EOT)
                                    .orElse(eot),
                            newEager.isPresent() ? newEager : eager,
                            (int) number(thresholds, "eot_timeout_ms", MIN_TIMEOUT_MILLIS, MAX_TIMEOUT_MILLIS)
                                    .orElse(timeoutMillis),
                            message.containsKey("keyterms") ? terms(message.getJsonArray("keyterms")) : keyterms)
                    .ifConsistent();
        } catch (ClassCastException | IllegalArgumentException notAsked) {
            return Optional.empty();
        }
    }

    private static OptionalDouble number(JsonObject object, String name, double min, double max) {
        JsonValue value = object.get(name);
        if (value == null) {
            return OptionalDouble.empty();
        }
        double number = ((JsonNumber) value).doubleValue();
        if (number < min || number > max) {
            throw new IllegalArgumentException(name);
        }
        return OptionalDouble.of(number);
    }

    private static List<String> terms(JsonArray array) {
        List<String> terms = array.getValuesAs(JsonString.class).stream()
                .map(JsonString::getString)
                .toList();
        boolean fits = terms.size() <= MAX_KEYTERMS
                && terms.stream().allMatch(term -> !term.isBlank() && term.length() <= MAX_KEYTERM_LENGTH);
        if (!fits) {
            throw new IllegalArgumentException("keyterms");
        }
        return terms;
    }

    private Optional<FluxSettings> ifConsistent() {
        return eager.orElse(0) <= eot ? Optional.of(this) : Optional.empty();
    }

    /** The members of {@code ConfigureSuccess}. */
    JsonObjectBuilder describe(JsonObjectBuilder message) {
        JsonObjectBuilder thresholds = JsonObjects.object();
        eager.ifPresent(value -> thresholds.add("eager_eot_threshold", value));
        thresholds.add("eot_threshold", eot).add("eot_timeout_ms", timeoutMillis);
        return message.add("thresholds", thresholds)
                .add("keyterms", JsonObjects.build().createArrayBuilder(keyterms))
                .add("language_hints", JsonValue.EMPTY_JSON_ARRAY);
    }
}
