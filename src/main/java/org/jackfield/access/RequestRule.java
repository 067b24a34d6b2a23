package org.jackfield.access;

import java.util.Optional;

/** One condition that the request alone decides, whoever asks. It is asked on the thread of the request and never waits. */
@FunctionalInterface
public interface RequestRule {

    /** What the rule has against the request; empty if nothing. */
    Optional<Decision.Refused> objection(AccessRequest request);
}
