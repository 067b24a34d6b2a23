package org.jackfield.access;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Who may have a session. The rules of the request are asked first, then who it is, then the rules of both, each list in its
 * order; the first refusal counts. Whom none refuses gets a slot, if there is one.
 */
public final class Admission {

    private final List<RequestRule> requestRules;
    private final List<AdmissionRule> rules;
    private final Slots slots;
    private final RateSettings limits;

    /** @param limits how fast everybody who is admitted may send */
    public Admission(List<RequestRule> requestRules, List<AdmissionRule> rules, Slots slots, RateSettings limits) {
        this.requestRules = List.copyOf(requestRules);
        this.rules = List.copyOf(rules);
        this.slots = slots;
        this.limits = limits;
    }

    /**
     * Whoever gets a {@link Decision.Admitted} sees to it that its slot is released if no session comes of it.
     *
     * @param who what {@link Authentication} said of the request
     */
    public Decision decide(AccessRequest request, Authenticator.Outcome who) {
        Optional<Decision.Refused> objection = requestRules.stream()
                .flatMap(rule -> rule.objection(request).stream())
                .findFirst();
        if (objection.isPresent()) {
            return objection.get();
        }
        return who instanceof Authenticator.Outcome.Identified identified
                ? decide(request, identified.identity())
                : Decision.refused(((Authenticator.Outcome.Rejected) who).end());
    }

    private Decision decide(AccessRequest request, Identity identity) {
        Stream<Decision.Refused> objections =
                rules.stream().flatMap(rule -> rule.objection(request, identity).stream());
        return objections.findFirst().<Decision>map(refused -> refused).orElseGet(() -> grant(request, identity));
    }

    private Decision grant(AccessRequest request, Identity identity) {
        Slots.Outcome outcome = slots.take(identity, request.client());
        return outcome instanceof Slots.Outcome.Taken taken
                ? new Decision.Admitted(
                        new Grant(identity, request.client(), limits, identity.expiresAt(), taken.slot()))
                : Decision.refused(((Slots.Outcome.Full) outcome).end());
    }
}
