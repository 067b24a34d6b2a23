package org.jackfield.container.server;

import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.function.Supplier;

/**
 * Where this deployment can be reached from its own machine, learnt from the requests that reach it. Plain HTTP is preferred
 * because a certificate is hardly made out to the loopback address.
 */
@ApplicationScoped
public class OwnAddress implements Supplier<URI> {

    private static final URI UNKNOWN = URI.create("http://127.0.0.1:8080/");

    private volatile URI address = UNKNOWN;
    private volatile boolean plain;

    void learn(boolean secure, int port, String contextPath) {
        if (!plain) {
            address = URI.create((secure ? "https" : "http") + "://127.0.0.1:" + port + contextPath + "/");
            plain = !secure;
        }
    }

    @Override
    public URI get() {
        return address;
    }
}
