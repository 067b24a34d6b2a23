package org.jackfield.policy;

import java.util.List;

/** Asks every rule in order; the first refusal counts. */
public final class Admission {

    private final List<AdmissionRule> rules;

    public Admission(List<AdmissionRule> rules) {
        this.rules = List.copyOf(rules);
    }

    public Decision decide(AccessRequest request) {
        for (AdmissionRule rule : rules) {
            Decision decision = rule.decide(request);
            if (decision instanceof Decision.Refused) {
                return decision;
            }
        }
        return Decision.admitted();
    }
}
