package org.jackfield.access;

import java.util.List;
import java.util.Optional;

/** Asks every rule in order, the first refusal counts; whom none refuses gets a seat if there is one. */
public final class Admission {

    private final List<AdmissionRule> rules;
    private final Seating seating;

    public Admission(List<AdmissionRule> rules, Seating seating) {
        this.rules = List.copyOf(rules);
        this.seating = seating;
    }

    /** Whoever gets a {@link Decision.Admitted} sees to it that its seat is released if no session comes of it. */
    public Decision decide(AccessRequest request) {
        for (AdmissionRule rule : rules) {
            Optional<Decision.Refused> objection = rule.objection(request);
            if (objection.isPresent()) {
                return objection.get();
            }
        }
        return seating.seat(Grant.GUEST, request.client());
    }
}
