package org.jackfield.session;

import org.jackfield.wire.End;
import org.jackfield.wire.ErrorObject.Facts;

/** One client's stay. It owns both legs and releases them; the registry owns it. */
public interface LiveSession {

    /** 16 hexadecimal digits, unguessable. */
    String id();

    /** What kind of stay, e.g. {@code transcription}. */
    String kind();

    Lifecycle lifecycle();

    Leg client();

    Leg upstream();

    /** How it ended; {@link End#INTERNAL} while nothing is decided. */
    End outcome();

    /** What is known beside the outcome, e.g. the code with which the upstream closed; without payload. */
    Facts facts();

    /** Looks at the clock and acts on what is due. Called by the sweeper alone, about once a second. */
    void sweep();

    /** Ends the session for a reason of ours. Only the first end counts. */
    void end(End end);
}
