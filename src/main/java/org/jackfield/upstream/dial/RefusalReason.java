package org.jackfield.upstream.dial;

import org.jackfield.upstream.Target;

/** A second opinion on a refused upgrade, for clients that are told the status of the answer but not its body. */
@FunctionalInterface
public interface RefusalReason {

    /** Never asks; what is known is the reason. */
    RefusalReason NONE = (target, known, answer) -> answer.because(known);

    /**
     * Finds the reason with the target's table of refusals, and tells {@code answer} once, on any thread. The caller waits for
     * the look-up of a name at most.
     *
     * @param known what the status alone says; also the answer if nothing better is found
     */
    void ask(Target target, DialFailure known, Dialer.Failed answer);
}
