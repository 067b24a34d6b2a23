package org.jackfield.upstream.dial;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.Config;

/** The bean of this package: how upstreams are spared. */
@Dependent
public class DialProducer {

    @Produces
    @Singleton
    public DialSettings settings(Config config) {
        return DialSettings.from(config);
    }
}
