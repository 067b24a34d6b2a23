package org.jackfield.diagnosis;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.jackfield.upstream.Target;
import org.jackfield.upstream.dial.Trust;
import org.jspecify.annotations.Nullable;

/**
 * The part of the way that lies below HTTP: name, TCP and TLS, each tried by itself on a connection that says nothing.
 *
 * <p>One thread uses it and is made to wait.
 */
final class NetworkPath implements AutoCloseable {

    private static final int SECURE_PORT = 443;
    private static final int PLAIN_PORT = 80;
    private static final String UNFINISHED = "The other side did not finish the TLS handshake in time.";

    private final Trust trust;
    private final Executor resolver;
    private final URI uri;
    private final boolean named;
    private final String host;
    private final Socket socket = new Socket();
    private List<InetAddress> addresses = List.of();

    /**
     * @param named whether it may be told where the way leads
     * @param resolver where the name is looked up, which nothing can interrupt
     */
    NetworkPath(Target target, boolean named, Trust trust, Executor resolver) {
        this.uri = target.uri();
        this.named = named;
        this.host = named ? uri.getHost() : "the host of the settings";
        this.trust = trust;
        this.resolver = resolver;
    }

    /** Scheme, host and port if they may be told; never the path, which holds an account. */
    String address() {
        return named ? uri.getScheme() + "://" + host + ":" + port() : "The settings lead to an address.";
    }

    private String shownPort() {
        return named ? "Port " + port() : "The port";
    }

    private int port() {
        int preset = uri.getScheme().equals("wss") ? SECURE_PORT : PLAIN_PORT;
        return uri.getPort() == -1 ? preset : uri.getPort();
    }

    StepResult name(Duration limit) {
        CompletableFuture<List<InetAddress>> lookup = CompletableFuture.supplyAsync(this::lookUp, resolver);
        addresses = Waiting.forResult(lookup, limit).orElse(List.of());
        if (!lookup.isDone()) {
            return StepResult.fail("Nobody said in time which address " + host + " has; check this machine's DNS.");
        }
        return addresses.isEmpty()
                ? StepResult.fail("No address is known for " + host + "; check the name and this machine's DNS.")
                : StepResult.pass("Addresses found: " + addresses.size() + ".");
    }

    private List<InetAddress> lookUp() {
        try {
            return List.of(InetAddress.getAllByName(uri.getHost()));
        } catch (UnknownHostException unknown) {
            return List.of();
        }
    }

    /** Tries the first address alone, as the WebSocket clients do. */
    StepResult tcp(Duration limit) {
        try {
            socket.connect(new InetSocketAddress(addresses.get(0), port()), millis(limit));
            return StepResult.pass(shownPort() + " takes connections.");
        } catch (SocketTimeoutException silent) {
            return StepResult.fail(shownPort() + " did not answer in time; a firewall may drop the way out.");
        } catch (ConnectException refused) {
            return StepResult.fail(shownPort() + " refused the connection; nobody listens there.");
        } catch (IOException unreachable) {
            return StepResult.fail(shownPort() + " could not be reached from this machine.");
        }
    }

    StepResult tls(Duration limit) {
        try {
            socket.setSoTimeout(millis(limit));
            SSLSocket secure =
                    (SSLSocket) trust.context().getSocketFactory().createSocket(socket, uri.getHost(), port(), false);
            SSLParameters parameters = secure.getSSLParameters();
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            secure.setSSLParameters(parameters);
            secure.startHandshake();
            return StepResult.pass(secure.getSession().getProtocol() + ", and the certificate is trusted.");
        } catch (SocketTimeoutException silent) {
            return StepResult.fail(UNFINISHED);
        } catch (SSLException refused) {
            return StepResult.fail(whyRefused(refused));
        } catch (IOException broken) {
            return StepResult.fail("The connection broke during the TLS handshake.");
        }
    }

    private String whyRefused(SSLException refused) {
        @Nullable Throwable cause = refused.getCause();
        if (cause instanceof SocketTimeoutException) {
            return UNFINISHED;
        }
        return cause instanceof CertificateException
                ? "The certificate is not trusted, or not made out to " + host + "; see jackfield.upstream.trust-store."
                : "The TLS handshake failed; the other side may not speak TLS at this port.";
    }

    /** Zero would mean for ever. */
    private static int millis(Duration limit) {
        return Math.toIntExact(Math.max(1, limit.toMillis()));
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException gone) {
            // It is of no use any more either way.
        }
    }
}
