package org.jackfield.speech.plain;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.jackfield.access.AccessSettings;
import org.jackfield.access.EndpointGate;
import org.jackfield.http.HttpProblems;
import org.jackfield.relay.RelaySettings;
import org.jackfield.session.SessionRegistry;
import org.jackfield.speech.SpeechRequests;

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
    AudioUploads uploads() {
        return new AudioUploads();
    }
}
