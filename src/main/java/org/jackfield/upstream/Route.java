package org.jackfield.upstream;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is wanted of an upstream: a model and its checked parameters, in the order in which they go on the wire.
 *
 * @param model the model
 * @param parameters names and values, never empty lists
 * @param extras parameters for the gateway itself, such as a rehearsed fault of the sandbox
 */
public record Route(Model model, Map<String, List<String>> parameters, Map<String, List<String>> extras) {

    public Optional<String> parameter(String name) {
        return Optional.ofNullable(parameters.get(name)).map(values -> values.get(0));
    }
}
