package org.jackfield.access;

import java.util.Optional;
import org.jackfield.problem.End;

/** Whether the client is somebody. Strangers are served in guest mode and nowhere else. */
public final class CredentialRule implements AdmissionRule {

    private final AccessSettings settings;

    public CredentialRule(AccessSettings settings) {
        this.settings = settings;
    }

    @Override
    public Optional<Decision.Refused> objection(AccessRequest request) {
        return settings.guest() ? Optional.empty() : Optional.of(Decision.refused(End.AUTH_REQUIRED));
    }
}
