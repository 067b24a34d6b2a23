package org.jackfield.upstream.cloudflare;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.Config;
import org.jackfield.upstream.Gateway;

/** The bean of this package: the gateway, over the server's configuration. */
@Dependent
public class CloudflareProducer {

    /** Reads the settings once, so that a wrong one fails at the start and not at the first dial. */
    @Produces
    @Singleton
    public Gateway gateway(Config config) {
        CloudflareGateway gateway = new CloudflareGateway(() -> CloudflareSettings.from(config));
        gateway.missing();
        return gateway;
    }
}
