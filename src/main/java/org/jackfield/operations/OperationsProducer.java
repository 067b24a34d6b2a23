package org.jackfield.operations;

import io.micrometer.core.instrument.binder.MeterBinder;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import org.jackfield.access.Endpoint;
import org.jackfield.http.HttpProblems;
import org.jackfield.wire.Ticker;

/** The beans of this package that are plain classes. */
@Dependent
public class OperationsProducer {

    @Produces
    @Singleton
    OperatorAnswers answers(HttpProblems problems) {
        return new OperatorAnswers(problems);
    }

    /** Closed when the deployment ends. */
    @Produces
    @Singleton
    Meters meters(Clock clock, Ticker ticker) {
        return new Meters(clock, ticker);
    }

    @Produces
    @Singleton
    Traffic traffic() {
        return new Traffic();
    }

    @Produces
    @Singleton
    SessionMeters sessions(Meters meters, Traffic traffic) {
        return new SessionMeters(meters, traffic);
    }

    /** Bound when the deployment begins: who listens to sessions cannot be made of what opens them. */
    @Produces
    @Singleton
    MeterBinder endpoints(SessionMeters sessions, @Any Instance<Endpoint> endpoints) {
        return registry -> endpoints.forEach(endpoint -> sessions.known(endpoint.kind()));
    }

    @Produces
    @Singleton
    Statistics statistics(Meters meters, Traffic traffic, Clock clock) {
        return new Statistics(meters, traffic, clock);
    }
}
