package org.jackfield.http;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import org.eclipse.microprofile.config.Config;
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
    BodySettings bodySettings(Config config) {
        return BodySettings.from(config);
    }

    @Produces
    @Singleton
    HeldBytes held(BodySettings settings) {
        return new HeldBytes(Runtime.getRuntime().maxMemory() / 100 * settings.maxHeldPercent());
    }

    @Produces
    @Singleton
    MeterBinder meters(WatchedAnswers answers, Bodies bodies, BodySettings settings, HeldBytes held) {
        return registry -> {
            Gauge.builder("jackfield.bodies.reading", bodies, Bodies::size)
                    .description("Bodies of plain requests on their way in, those of refused ones included")
                    .register(registry);
            Gauge.builder("jackfield.bodies.reading.max", settings, BodySettings::maxConcurrent)
                    .description("How many there may be")
                    .register(registry);
            BodyCounts counts = bodies.counts();
            FunctionCounter.builder("jackfield.bodies.slow", counts, BodyCounts::slowOnes)
                    .description("Bodies that came too slowly")
                    .register(registry);
            FunctionCounter.builder("jackfield.bodies.without.room", counts, BodyCounts::withoutRoomOnes)
                    .description("Bodies that were refused because there were too many, or too much was held")
                    .register(registry);
            FunctionCounter.builder("jackfield.bodies.dropped", counts, BodyCounts::droppedOnes)
                    .description("Connections dropped because the rest of a refused body was too much or took too long")
                    .register(registry);
            Gauge.builder("jackfield.held", held, HeldBytes::bytes)
                    .baseUnit("bytes")
                    .description("What plain requests hold, bodies and answers")
                    .register(registry);
            Gauge.builder("jackfield.held.max", held, HeldBytes::most)
                    .baseUnit("bytes")
                    .description("What they may hold")
                    .register(registry);
            Gauge.builder("jackfield.answers.writing", answers, WatchedAnswers::size)
                    .description("Answers to plain requests that wait for their clients")
                    .register(registry);
            FunctionCounter.builder("jackfield.answers.dropped", answers, WatchedAnswers::dropped)
                    .description("Answers whose clients took nothing for too long")
                    .register(registry);
        };
    }
}
