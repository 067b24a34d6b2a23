package org.jackfield;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import org.jackfield.http.WatchedAnswers;
import org.jackfield.node.Drain;
import org.jackfield.node.DrainSettings;
import org.jackfield.operations.LegMeters;
import org.jackfield.operations.Meters;
import org.jackfield.operations.OperatorAnswers;
import org.jackfield.operations.SessionMeters;
import org.jackfield.operations.Statistics;
import org.jackfield.operations.Traffic;
import org.jackfield.session.SessionRegistry;
import org.jackfield.wire.Ticker;

/** Makes the beans with which a node is watched and emptied, out of plain classes. */
@ApplicationScoped
public class OperatorWiring {

    @Produces
    @Singleton
    OperatorAnswers answers(Clock clock) {
        return new OperatorAnswers(clock);
    }

    @Produces
    @Singleton
    Drain drain(SessionRegistry registry, DrainSettings settings, Ticker ticker, Pools pools) {
        return new Drain(registry, settings, ticker, pools.clockwork());
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
    SessionMeters sessionMeters(Meters meters, Traffic traffic) {
        return new SessionMeters(meters, traffic);
    }

    @Produces
    @Singleton
    LegMeters legMeters(Traffic traffic) {
        return new LegMeters(traffic);
    }

    @Produces
    @Singleton
    MeterBinder drainMeter(Drain drain) {
        return registry -> Gauge.builder("jackfield.draining", drain, asked -> asked.isDraining() ? 1 : 0)
                .description("Whether this node is emptied before a restart")
                .register(registry);
    }

    @Produces
    @Singleton
    MeterBinder answersMeter(WatchedAnswers answers) {
        return registry -> {
            Gauge.builder("jackfield.answers.writing", answers, WatchedAnswers::size)
                    .description("Answers to plain requests that wait for their clients")
                    .register(registry);
            FunctionCounter.builder("jackfield.answers.dropped", answers, WatchedAnswers::dropped)
                    .description("Answers whose clients took nothing for too long")
                    .register(registry);
        };
    }

    @Produces
    @Singleton
    Statistics statistics(Meters meters, Traffic traffic, Clock clock) {
        return new Statistics(meters, traffic, clock);
    }
}
