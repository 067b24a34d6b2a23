package org.jackfield;

import io.micrometer.core.instrument.binder.MeterBinder;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.lang.System.Logger.Level;
import java.util.List;
import org.jackfield.access.AccessSettings;
import org.jackfield.access.Admission;
import org.jackfield.access.CredentialRule;
import org.jackfield.access.OriginRule;
import org.jackfield.node.Capacity;
import org.jackfield.node.Drain;
import org.jackfield.node.Load;
import org.jackfield.node.LoadSettings;
import org.jackfield.node.Machine;
import org.jackfield.node.NodeMeters;
import org.jackfield.node.Seats;
import org.jackfield.session.SessionRegistry;
import org.jackfield.session.SessionSettings;
import org.jackfield.speech.Entrance;
import org.jackfield.speech.SpeechSettings;
import org.jackfield.upstream.Upstreams;
import org.jackfield.upstream.dial.GuardedDialer;
import org.jackfield.wire.Ticker;

/** Makes the beans that decide who may have a session. */
@Dependent
public class AdmissionWiring {

    private static final System.Logger LOG = System.getLogger(AdmissionWiring.class.getName());

    @Produces
    @Singleton
    Seats seats(SessionSettings settings, Ticker ticker) {
        Capacity capacity = Capacity.of(settings.maxSessions(), Machine.maxHeapBytes(), Machine.maxDescriptors());
        LOG.log(
                Level.INFO,
                "sessions at a time: {0}, bound by {1}",
                Integer.toString(capacity.seats()),
                capacity.bound());
        return new Seats(capacity.seats(), settings, ticker);
    }

    @Produces
    @Singleton
    Load load(LoadSettings settings, SessionRegistry registry) {
        return new Load(settings, new Machine(), registry);
    }

    @Produces
    @Singleton
    Admission admission(AccessSettings access, Drain drain, Load load, Seats seats) {
        return new Admission(List.of(drain, new OriginRule(access), new CredentialRule(access), load), seats);
    }

    @Produces
    @Singleton
    Entrance entrance(SpeechSettings speech, Upstreams upstreams, GuardedDialer dialer, SessionRegistry registry) {
        return new Entrance(speech, upstreams, dialer, registry);
    }

    @Produces
    @Singleton
    MeterBinder meters(Seats seats, Load load, GuardedDialer dialer) {
        return new NodeMeters(seats, load, dialer);
    }
}
