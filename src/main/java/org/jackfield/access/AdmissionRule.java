package org.jackfield.access;

import java.util.Optional;

/**
 * One condition for opening a session. Rules are asked in the order of the list that {@link Admission} was given, on the
 * thread of the request, and none waits.
 */
@FunctionalInterface
public interface AdmissionRule {

    /** What the rule has against the request; empty if nothing. */
    Optional<Decision.Refused> objection(AccessRequest request, Identity identity);
}
