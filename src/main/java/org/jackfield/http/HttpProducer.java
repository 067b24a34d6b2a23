package org.jackfield.http;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import org.jackfield.access.AccessSettings;
import org.jackfield.access.OriginRule;

/** The beans of this package that are plain classes. */
@Dependent
public class HttpProducer {

    @Produces
    @Singleton
    HttpProblems problems(Clock clock) {
        return new HttpProblems(clock);
    }

    @Produces
    @Singleton
    UsageJson usage(AccessSettings access, HttpProblems problems) {
        return new UsageJson(access, problems);
    }

    @Produces
    @Singleton
    CrossOrigin crossOrigin(AccessSettings access, HttpProblems problems) {
        return new CrossOrigin(new OriginRule(access), access.origins().contains("*"), problems);
    }

    @Produces
    @Singleton
    MeterBinder meters(WatchedAnswers answers) {
        return registry -> {
            Gauge.builder("jackfield.answers.writing", answers, WatchedAnswers::size)
                    .description("Answers to plain requests that wait for their clients")
                    .register(registry);
            FunctionCounter.builder("jackfield.answers.dropped", answers, WatchedAnswers::dropped)
                    .description("Answers whose clients took nothing for too long")
                    .register(registry);
        };
    }
}
