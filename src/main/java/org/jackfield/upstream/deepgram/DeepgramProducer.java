package org.jackfield.upstream.deepgram;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.Config;
import org.jackfield.upstream.Provider;

/** The bean of this package: the provider, over the server's configuration. */
@Dependent
public class DeepgramProducer {

    /** Reads the settings once, so that a wrong one fails at the start and not at the first dial. */
    @Produces
    @Singleton
    public Provider provider(Config config) {
        Deepgram deepgram = new Deepgram(() -> DeepgramSettings.from(config));
        deepgram.missing();
        return deepgram;
    }
}
