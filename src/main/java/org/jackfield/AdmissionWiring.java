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
import org.jackfield.node.NodeMeters;
import org.jackfield.node.ProcessLimits;
import org.jackfield.node.SessionSlots;
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
    SessionSlots slots(SessionSettings settings, Ticker ticker) {
        Capacity capacity =
                Capacity.of(settings.maxSessions(), ProcessLimits.maxHeapBytes(), ProcessLimits.maxDescriptors());
        LOG.log(
                Level.INFO,
                "sessions at a time: {0}, bound by {1}",
                Integer.toString(capacity.slots()),
                capacity.bound());
        return new SessionSlots(capacity.slots(), settings, ticker);
    }

    @Produces
    @Singleton
    Load load(LoadSettings settings, SessionRegistry registry) {
        return new Load(settings, new ProcessLimits(), registry);
    }

    @Produces
    @Singleton
    Admission admission(AccessSettings access, Drain drain, Load load, SessionSlots slots) {
        return new Admission(List.of(drain, new OriginRule(access), new CredentialRule(access), load), slots);
    }

    @Produces
    @Singleton
    Entrance entrance(SpeechSettings speech, Upstreams upstreams, GuardedDialer dialer, SessionRegistry registry) {
        return new Entrance(speech, upstreams, dialer, registry);
    }

    @Produces
    @Singleton
    MeterBinder meters(SessionSlots slots, Load load, GuardedDialer dialer) {
        return new NodeMeters(slots, load, dialer);
    }
}
