package org.jackfield.container.server;

import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.function.Supplier;
import org.jackfield.upstream.ThisMachine;

/**
 * Where this deployment can be reached from its own machine: an address at which a request has reached it. Plain HTTP is
 * preferred because a certificate is hardly made out to such an address, then the loopback, which does not change.
 */
@ApplicationScoped
public class OwnAddress implements Supplier<URI> {

    private static final Seen UNKNOWN = new Seen(true, "127.0.0.1", 8080, "");

    private volatile Seen best = UNKNOWN;

    /**
     * How a request reached this deployment.
     *
     * @param address the server's own end of the connection, an IP address
     */
    record Seen(boolean secure, String address, int port, String contextPath) {

        private boolean isBetterThan(Seen other) {
            return other.equals(UNKNOWN)
                    || (secure == other.secure ? isLoopback() || !other.isLoopback() : other.secure);
        }

        private boolean isLoopback() {
            return address.startsWith("127.") || address.equals("0:0:0:0:0:0:0:1");
        }

        private String host() {
            return address.indexOf(':') < 0 ? address : "[" + address + "]";
        }

        private URI uri() {
            return URI.create((secure ? "https" : "http") + "://" + host() + ":" + port + contextPath + "/");
        }
    }

    /** What a server behind a proxy was made to take for its address, and is none of this machine, is not believed. */
    void learn(Seen seen) {
        if (!seen.equals(best) && seen.isBetterThan(best) && ThisMachine.is(seen.host())) {
            best = seen;
        }
    }

    @Override
    public URI get() {
        return best.uri();
    }
}
