package org.jackfield.policy;

import org.jackfield.wire.End;

/** Whether the client is somebody. Strangers are served in guest mode and nowhere else. */
public final class CredentialRule implements AdmissionRule {

    private final AccessSettings settings;

    public CredentialRule(AccessSettings settings) {
        this.settings = settings;
    }

    @Override
    public Decision decide(AccessRequest request) {
        return settings.guest() ? Decision.admitted() : Decision.refused(End.AUTH_REQUIRED);
    }
}
