package org.jackfield.session;

import org.jackfield.policy.AccessRequest;
import org.jackfield.policy.AdmissionRule;
import org.jackfield.policy.Decision;
import org.jackfield.wire.End;

/** No more sessions than the node is set up for. */
public final class CapacityRule implements AdmissionRule {

    private final SessionRegistry registry;
    private final int maxSessions;

    public CapacityRule(SessionRegistry registry, SessionSettings settings) {
        this.registry = registry;
        this.maxSessions = settings.maxSessions();
    }

    public boolean hasRoom() {
        return registry.size() < maxSessions;
    }

    @Override
    public Decision decide(AccessRequest request) {
        return hasRoom() ? Decision.admitted() : Decision.refused(End.OVERLOADED);
    }
}
