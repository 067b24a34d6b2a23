package org.jackfield.diagnosis;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.concurrent.Executor;
import org.jackfield.access.Grant;
import org.jackfield.access.RateSettings;
import org.jackfield.http.AnswerWriters;
import org.jackfield.relay.RelayOpener;
import org.jackfield.relay.RelaySettings;
import org.jackfield.session.SessionFactory;
import org.jackfield.upstream.UpstreamSettings;
import org.jackfield.upstream.Upstreams;
import org.jackfield.upstream.dial.Dialer;
import org.jackfield.upstream.dial.Dialling;
import org.jackfield.upstream.dial.TrustStore;
import org.jackfield.wire.Ticker;

/** The bean of this package. */
@Dependent
public class DiagnosisProducer {

    /** Runs wait on a thread for answers, their look-ups on one for dials. They dial upstreams that are left alone. */
    @Produces
    @Singleton
    DiagnosisRunner runner(
            Upstreams upstreams,
            Dialer dialer,
            RelaySettings relays,
            RateSettings rates,
            SessionFactory factory,
            UpstreamSettings settings,
            @Dialling Executor dialling,
            @AnswerWriters Executor walkers,
            Ticker ticker,
            Clock clock) {
        DiagnosisContext context = new DiagnosisContext(
                upstreams,
                new RelayOpener(upstreams, dialer, relays, factory),
                Grant.own(rates),
                dialer.name(),
                new TrustStore(settings).trust(),
                dialling,
                DiagnosisLimits.USUAL,
                ticker,
                clock);
        return new DiagnosisRunner(context, walkers);
    }
}
