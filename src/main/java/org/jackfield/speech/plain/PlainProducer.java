package org.jackfield.speech.plain;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.Config;
import org.jackfield.access.AccessSettings;
import org.jackfield.access.EndpointGate;
import org.jackfield.http.HeldBytes;
import org.jackfield.http.HttpProblems;
import org.jackfield.relay.RelaySettings;
import org.jackfield.session.SessionRegistry;
import org.jackfield.speech.SpeechRequests;
import org.jackfield.wire.Clockwork;

/** The beans of this package that are plain classes. */
@Dependent
public class PlainProducer {

    @Produces
    @Singleton
    PlainRequests requests(
            EndpointGate gate,
            SpeechRequests requests,
            AccessSettings access,
            HttpProblems problems,
            SessionRegistry registry) {
        return new PlainRequests(gate, requests, access, problems, registry);
    }

    @Produces
    @Singleton
    Recordings recordings(RelaySettings settings) {
        return new Recordings(settings.oneShotBytes());
    }

    @Produces
    @Singleton
    OneShotSettings oneShotSettings(Config config) {
        return OneShotSettings.from(config);
    }

    @Produces
    @Singleton
    OneShots oneShots(EndpointGate gate, SessionRegistry registry, HeldBytes held, OneShotSettings settings) {
        return new OneShots(gate, registry, held, settings);
    }

    @Produces
    @Singleton
    RecordingBodies bodies(Recordings recordings, RelaySettings relays, OneShotSettings oneShots) {
        return new RecordingBodies(recordings, relays, oneShots);
    }

    @Produces
    @Singleton
    UploadSettings settings(Config config) {
        return UploadSettings.from(config);
    }

    @Produces
    @Singleton
    AudioUploads uploads(UploadSettings settings, @Clockwork ScheduledExecutorService clockwork) {
        return new AudioUploads(
                settings, (time, task) -> clockwork.schedule(task, time.toMillis(), TimeUnit.MILLISECONDS));
    }

    @Produces
    @Singleton
    MeterBinder meters(AudioUploads uploads, OneShots oneShots) {
        return registry -> {
            FunctionCounter.builder("jackfield.uploads.cut", uploads, AudioUploads::cut)
                    .description("Sessions whose model was told to finish although chunks were on their way")
                    .register(registry);
            Gauge.builder("jackfield.one.shots", oneShots, OneShots::size)
                    .description("Plain requests for speech and recognition that are served now")
                    .register(registry);
            Gauge.builder("jackfield.one.shots.max", oneShots, OneShots::most)
                    .description("How many may be served at a time")
                    .register(registry);
        };
    }
}
