package org.jackfield.it.extension;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.jackfield.session.LegPhase;
import org.jackfield.session.ObservedLeg;
import org.jackfield.session.ObservedSession;
import org.jackfield.session.SessionListener;

/** Writes down what happens to the legs of sessions. */
@ApplicationScoped
public class Markers implements SessionListener {

    private static final System.Logger LOG = System.getLogger("markers");

    @Override
    public void entered(ObservedSession session, ObservedLeg leg, LegPhase phase, Duration at) {
        LOG.log(
                System.Logger.Level.INFO,
                "marker kind={0} user={1} leg={2} phase={3}",
                session.kind(),
                session.identity().name(),
                leg.name(),
                phase);
        throw new IllegalStateException("An observer that fails harms nobody.");
    }
}
