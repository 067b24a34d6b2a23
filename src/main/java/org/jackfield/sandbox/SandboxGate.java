package org.jackfield.sandbox;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jackfield.config.Secret;
import org.jackfield.sandbox.flux.FluxSettings;
import org.jackfield.upstream.Parameter;

/** The decision on a handshake, as Cloudflare's AI gateway and the model behind it make it. */
public final class SandboxGate {

    /** The only account, and its only gateway. */
    static final String PLACE = "sandbox";

    private static final String SCHEME = "Bearer ";
    private static final String MODEL = "model";
    private static final int MAX_ECHO = 40;

    private final Secret expected;

    /** @param expected the token that callers must show */
    public SandboxGate(Secret expected) {
        this.expected = expected;
    }

    /** The token that callers must show. */
    public Secret expected() {
        return expected;
    }

    public SandboxDecision decide(SandboxRequest request) {
        boolean known = request.account().equals(PLACE) && request.gateway().equals(PLACE);
        if (known
                && !request.authorization()
                        .map(Secret::reveal)
                        .map(this::isExpected)
                        .orElse(false)) {
            return Refusals.unauthorized();
        }
        return readmit(request);
    }

    /** The decision once more, for a handshake whose token was checked. */
    public SandboxDecision readmit(SandboxRequest request) {
        if (!request.account().equals(PLACE)) {
            return Refusals.unknownAccount();
        }
        if (!request.gateway().equals(PLACE)) {
            return Refusals.unknownGateway();
        }
        return QueryString.parse(request.query())
                .map(SandboxGate::decideOnQuery)
                .orElseGet(() -> Refusals.badParameter("query", "is not percent-encoded"));
    }

    private boolean isExpected(String header) {
        String shown = header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                ? header.substring(SCHEME.length()).strip()
                : header.strip();
        return MessageDigest.isEqual(bytes(shown), bytes(expected.reveal()));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static SandboxDecision decideOnQuery(Map<String, List<String>> query) {
        List<String> names = query.getOrDefault(MODEL, List.of());
        Optional<SandboxModel> model = names.size() == 1 ? SandboxModel.called(names.get(0)) : Optional.empty();
        if (model.isEmpty()) {
            return Refusals.unknownModel();
        }
        return decideOnParameters(model.get(), query);
    }

    private static SandboxDecision decideOnParameters(SandboxModel model, Map<String, List<String>> query) {
        Map<String, List<String>> parameters = new LinkedHashMap<>(query);
        parameters.remove(MODEL);
        for (Map.Entry<String, List<String>> given : parameters.entrySet()) {
            String name = given.getKey();
            Parameter parameter = name.equals(Fault.PARAMETER.name()) ? Fault.PARAMETER : model.parameter(name);
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
        model.presets().forEach((name, value) -> parameters.putIfAbsent(name, List.of(value)));
        return accept(model, parameters);
    }

    private static SandboxDecision accept(SandboxModel model, Map<String, List<String>> parameters) {
        Optional<Fault> fault = Optional.ofNullable(parameters.remove(Fault.PARAMETER.name()))
                .flatMap(values -> Fault.parse(values.get(0)));
        if (fault.isPresent() && fault.get() instanceof Fault.Refuse refuse) {
            return Refusals.rehearsed(refuse.httpStatus());
        }
        SandboxDecision.Accepted accepted = new SandboxDecision.Accepted(model.catalogueName(), parameters, fault);
        boolean consistent = model != SandboxModel.FLUX
                || FluxSettings.from(accepted.parameters()).isPresent();
        return consistent ? accepted : Refusals.badParameter("eager_eot_threshold", "must not be above eot_threshold");
    }

    private static String shortened(String name) {
        return name.length() <= MAX_ECHO ? name : name.substring(0, MAX_ECHO);
    }
}
