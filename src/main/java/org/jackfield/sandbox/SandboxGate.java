package org.jackfield.sandbox;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jackfield.access.Bearer;
import org.jackfield.config.Secret;
import org.jackfield.sandbox.peer.SandboxModel;
import org.jackfield.upstream.Parameter;

/** The decision on a handshake, as Cloudflare's AI gateway and the model behind it make it. */
public final class SandboxGate {

    /** The only account, and its only gateway. */
    static final String PLACE = "sandbox";

    private static final String MODEL = "model";
    private static final int MAX_ECHO = 40;

    private final Secret expected;
    private final List<SandboxModel> models;

    /**
     * @param expected the token that callers must show
     * @param models those that may be asked for
     */
    public SandboxGate(Secret expected, List<SandboxModel> models) {
        this.expected = expected;
        this.models = List.copyOf(models);
    }

    /** The token that callers must show. */
    public Secret expected() {
        return expected;
    }

    public SandboxDecision decide(SandboxRequest request) {
        boolean known = request.account().equals(PLACE) && request.gateway().equals(PLACE);
        if (known && request.authorization().filter(this::isExpected).isEmpty()) {
            return Refusals.unauthorized();
        }
        return admit(request);
    }

    private SandboxDecision admit(SandboxRequest request) {
        if (!request.account().equals(PLACE)) {
            return Refusals.unknownAccount();
        }
        if (!request.gateway().equals(PLACE)) {
            return Refusals.unknownGateway();
        }
        return QueryString.parse(request.query())
                .map(this::decideOnQuery)
                .orElseGet(() -> Refusals.badParameter("query", "is not percent-encoded"));
    }

    /** The gateway takes a token with its scheme or without. */
    private boolean isExpected(Secret header) {
        Optional<Secret> bearer = Bearer.credential(List.of(header.reveal()));
        return bearer.isPresent()
                ? expected.isSameAs(bearer.get().reveal())
                : expected.isSameAs(header.reveal().strip());
    }

    private SandboxDecision decideOnQuery(Map<String, List<String>> query) {
        List<String> names = query.getOrDefault(MODEL, List.of());
        return models.stream()
                .filter(model -> names.equals(List.of(model.catalogueName())))
                .findFirst()
                .map(model -> decideOnParameters(model, query))
                .orElseGet(Refusals::unknownModel);
    }

    private static SandboxDecision decideOnParameters(SandboxModel model, Map<String, List<String>> query) {
        Map<String, List<String>> parameters = new LinkedHashMap<>(query);
        parameters.remove(MODEL);
        for (Map.Entry<String, List<String>> given : parameters.entrySet()) {
            String name = given.getKey();
            Parameter parameter = parameter(model, name);
            boolean allowed = given.getValue().size() <= parameter.maxCount()
                    && given.getValue().stream().allMatch(parameter.accepts());
            if (!allowed) {
                return Refusals.badParameter(shortened(name), "must be " + parameter.expected());
            }
        }
        for (String needed : model.required()) {
            if (!parameters.containsKey(needed)) {
                return Refusals.badParameter(needed, "is required");
            }
        }
        for (Parameter known : model.parameters()) {
            known.preset().ifPresent(value -> parameters.putIfAbsent(known.name(), List.of(value)));
        }
        return accept(model, parameters);
    }

    /** The parameter of this name, or one that accepts nothing. */
    private static Parameter parameter(SandboxModel model, String name) {
        return Stream.concat(Stream.of(Fault.PARAMETER), model.parameters().stream())
                .filter(parameter -> parameter.name().equals(name))
                .findFirst()
                .orElseGet(() -> new Parameter(name, value -> false, "left out", Optional.empty(), 0));
    }

    private static SandboxDecision accept(SandboxModel model, Map<String, List<String>> parameters) {
        Optional<Fault> fault = Optional.ofNullable(parameters.remove(Fault.PARAMETER.name()))
                .flatMap(values -> Fault.parse(values.get(0)));
        if (fault.isPresent() && fault.get() instanceof Fault.Refuse refuse) {
            return Refusals.rehearsed(refuse.httpStatus());
        }
        return model.contradiction(parameters)
                .<SandboxDecision>map(bad -> Refusals.badParameter(bad.name(), bad.words()))
                .orElseGet(() -> new SandboxDecision.Accepted(model, parameters, fault));
    }

    private static String shortened(String name) {
        return name.length() <= MAX_ECHO ? name : name.substring(0, MAX_ECHO);
    }
}
