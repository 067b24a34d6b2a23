package org.jackfield.node;

import java.util.Optional;
import org.jackfield.access.AccessRequest;
import org.jackfield.access.AdmissionRule;
import org.jackfield.access.Decision;
import org.jackfield.access.Identity;
import org.jackfield.problem.End;
import org.jackfield.upstream.dial.GuardedDialer;
import org.jackfield.upstream.dial.SchedulingDelay;

/**
 * Refuses newcomers for whom this node would have no time, before they are let in and their dials fail: while it is late in
 * whatever it does, or while too many wait for their dials.
 *
 * @param delay how late it is
 * @param dialer knows how many wait
 * @param slots know how many will wait, because they have been let in just now
 */
record OverloadRule(SchedulingDelay delay, GuardedDialer dialer, SessionSlots slots) implements AdmissionRule {

    @Override
    public Optional<Decision.Refused> objection(AccessRequest request, Identity identity) {
        boolean overloaded =
                delay.isLate() || dialer.isCrowdedFor(request.client().network(), slots.coming());
        return overloaded ? Optional.of(Decision.refused(End.OVERLOADED)) : Optional.empty();
    }
}
