package org.jackfield.diagnosis;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.binder.MeterBinder;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.ToDoubleFunction;
import org.eclipse.microprofile.config.Config;
import org.jackfield.access.Grant;
import org.jackfield.access.RateSettings;
import org.jackfield.http.ShortAnswers;
import org.jackfield.relay.RelayOpener;
import org.jackfield.relay.RelaySettings;
import org.jackfield.session.SessionFactory;
import org.jackfield.upstream.UpstreamSettings;
import org.jackfield.upstream.Upstreams;
import org.jackfield.upstream.dial.Dialer;
import org.jackfield.upstream.dial.Dialling;
import org.jackfield.upstream.dial.TrustStore;
import org.jackfield.wire.Ticker;

/** The beans of this package. */
@Dependent
public class DiagnosisProducer {

    /** Runs wait on a thread for answers, their look-ups on one for dials. For operators they dial upstreams that are left alone. */
    @Produces
    @Singleton
    DiagnosisRunner runner(
            Upstreams upstreams,
            Dialer dialer,
            RelayOpener guarded,
            DiagnosisSettings diagnoses,
            RelaySettings relays,
            RateSettings rates,
            SessionFactory factory,
            UpstreamSettings settings,
            @Dialling Executor dialling,
            @ShortAnswers Executor walkers,
            Ticker ticker,
            Clock clock) {
        DiagnosisContext context = new DiagnosisContext(
                upstreams,
                new RelayOpener(upstreams, dialer, relays, factory),
                guarded,
                Grant.own(rates),
                dialer.name(),
                new TrustStore(settings).trust(),
                dialling,
                DiagnosisLimits.USUAL,
                ticker,
                clock);
        return new DiagnosisRunner(context, diagnoses, walkers);
    }

    @Produces
    @Singleton
    DiagnosisSettings settings(Config config) {
        return DiagnosisSettings.from(config);
    }

    @Produces
    @Singleton
    MeterBinder meters(DiagnosisRunner runner) {
        Map<String, ToDoubleFunction<DiagnosisRunner>> answers = Map.of(
                "made", DiagnosisRunner::made,
                "kept", DiagnosisRunner::toldAgain,
                "refused", DiagnosisRunner::refused);
        return registry ->
                answers.forEach((answer, count) -> FunctionCounter.builder("jackfield.diagnoses", runner, count)
                        .tag("answer", answer)
                        .description("Questions for the way to a model, by what became of them")
                        .register(registry));
    }
}
