package org.jackfield.access;

import java.util.List;
import java.util.Optional;

/** Asks every rule in order, the first refusal counts; whom none refuses gets a slot if there is one. */
public final class Admission {

    private final List<AdmissionRule> rules;
    private final Slots slots;

    public Admission(List<AdmissionRule> rules, Slots slots) {
        this.rules = List.copyOf(rules);
        this.slots = slots;
    }

    /** Whoever gets a {@link Decision.Admitted} sees to it that its slot is released if no session comes of it. */
    public Decision decide(AccessRequest request) {
        for (AdmissionRule rule : rules) {
            Optional<Decision.Refused> objection = rule.objection(request);
            if (objection.isPresent()) {
                return objection.get();
            }
        }
        return slots.slot(Grant.GUEST, request.client());
    }
}
