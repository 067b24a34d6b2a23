package org.jackfield.upstream;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jackfield.upstream.Resolution.BadParameter;

/**
 * What a query for one model over one gateway may say, and the route that it makes.
 *
 * @param model the model that the query asks for
 * @param extras the parameters that are the gateway's; a name that the model has too is the model's
 */
record RoutePlan(Model model, List<Parameter> extras) {

    /** The parameter that chooses the model; no model and no gateway has one of this name. */
    static final String MODEL = "model";

    /** The first parameter that is unknown, given too often or not acceptable. */
    Optional<BadParameter> fault(ClientQuery query) {
        return query.values().entrySet().stream()
                .filter(given -> !given.getKey().equals(MODEL))
                .flatMap(given -> fault(given.getKey(), given.getValue()).stream())
                .findFirst();
    }

    private Optional<BadParameter> fault(String name, List<String> values) {
        Optional<Parameter> known =
                parameters().filter(p -> p.name().equals(name)).findFirst();
        if (known.isEmpty()) {
            return Optional.of(new BadParameter(name, "is not among the parameters " + names()));
        }
        Parameter parameter = known.get();
        if (values.size() > parameter.maxCount()) {
            return Optional.of(new BadParameter(name, "may be given at most " + times(parameter.maxCount())));
        }
        return values.stream().allMatch(parameter.accepts())
                ? Optional.empty()
                : Optional.of(new BadParameter(name, "must be " + parameter.expected()));
    }

    /** The route of a query without fault. */
    Route route(ClientQuery query) {
        List<Parameter> own = extras.stream()
                .filter(extra ->
                        model.parameters().stream().noneMatch(p -> p.name().equals(extra.name())))
                .toList();
        return new Route(model, values(model.parameters(), query), values(own, query));
    }

    private static Map<String, List<String>> values(List<Parameter> parameters, ClientQuery query) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        for (Parameter parameter : parameters) {
            List<String> given = query.all(parameter.name());
            List<String> wanted = given.isEmpty() ? parameter.preset().stream().toList() : List.copyOf(given);
            if (!wanted.isEmpty()) {
                values.put(parameter.name(), wanted);
            }
        }
        return Collections.unmodifiableMap(values);
    }

    private Stream<Parameter> parameters() {
        return Stream.concat(model.parameters().stream(), extras.stream());
    }

    private String names() {
        return Stream.concat(Stream.of(MODEL), parameters().map(Parameter::name))
                .distinct()
                .collect(Collectors.joining(", "));
    }

    private static String times(int count) {
        return count == 1 ? "once" : count + " times";
    }
}
