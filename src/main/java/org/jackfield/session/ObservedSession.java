package org.jackfield.session;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jackfield.access.Identity;
import org.jackfield.problem.Details;
import org.jackfield.problem.End;

/** A {@link LiveSession} as those see it who only watch. Any thread may ask. */
public interface ObservedSession {

    /** 16 hexadecimal digits, unguessable. */
    String id();

    /** What kind of stay, e.g. {@code transcription}; a word of ours, fit for a tag. */
    String kind();

    /** Whose stay it is. */
    Identity identity();

    /** How long ago the client was connected. */
    Duration age();

    Lifecycle.State state();

    /** All its legs, the client's first. */
    List<? extends ObservedLeg> legs();

    /** How it ends; empty while that is not decided. */
    Optional<End> outcome();

    /** What is known beside the outcome, e.g. the code with which the upstream closed; without payload. */
    Details details();
}
