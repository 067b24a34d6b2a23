package org.jackfield.speech;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import org.eclipse.microprofile.config.Config;
import org.jackfield.access.Endpoint;
import org.jackfield.relay.RelayOpener;
import org.jackfield.upstream.Upstreams;
import org.jackfield.upstream.dial.GuardedDialer;
import org.jackfield.wire.Ticker;

/** The beans of this package: its settings and its endpoints. */
@Dependent
public class SpeechProducer {

    @Produces
    @Singleton
    SpeechSettings settings(Config config) {
        return SpeechSettings.from(config);
    }

    @Produces
    @Singleton
    SpeechRequests requests(
            Upstreams upstreams, GuardedDialer dialer, SpeechSettings settings, Clock clock, Ticker ticker) {
        return new SpeechRequests(upstreams, dialer, settings, clock, ticker);
    }

    @Produces
    @Singleton
    Endpoint transcription(SpeechSettings settings, SpeechRequests requests, RelayOpener opener) {
        return new TranscriptionEndpoint(settings, requests, opener);
    }

    @Produces
    @Singleton
    Endpoint speech(SpeechSettings settings, SpeechRequests requests, RelayOpener opener) {
        return new SpeechEndpoint(settings, requests, opener);
    }
}
