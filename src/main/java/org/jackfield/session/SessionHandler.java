package org.jackfield.session;

import java.util.Optional;
import org.jackfield.problem.Details;
import org.jackfield.problem.End;

/** What goes on in a session, e.g. a relay. Any thread may call, and nothing here may wait. */
public interface SessionHandler {

    /** Ends what goes on, for a reason of the session's. Only the first end counts. */
    void end(End end, Details details);

    /** Tells the client of something, as far as it can be told, and goes on. */
    void tell(End end, Details details);

    /** Looks after things, about once a second; says which end is due, if any, beside those of the session's own limits. */
    Optional<End> due();
}
