package org.jackfield.container.client;

import java.net.Socket;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/** A trust manager that also checks the host name, for TLS engines whose owner forgets to ask for that. */
final class HostCheck extends X509ExtendedTrustManager {

    private final X509ExtendedTrustManager trust;
    private volatile Refusal last = new Refusal("");

    HostCheck(X509ExtendedTrustManager trust) {
        this.trust = trust;
    }

    /** A certificate that was refused. */
    record Refusal(String host) {}

    /** The last refusal so far. */
    Refusal last() {
        return last;
    }

    /** True if the last refusal is of this host and not that one; the engine's owner may report no more than a lost channel. */
    @SuppressWarnings("ReferenceEquality")
    boolean hasRefused(String host, Refusal before) {
        Refusal now = last;
        return now != before && host.equalsIgnoreCase(now.host());
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, @Nullable SSLEngine engine)
            throws CertificateException {
        if (engine == null || engine.getPeerHost() == null) {
            throw new CertificateException("no host name to check");
        }
        String host = engine.getPeerHost();
        SSLParameters parameters = engine.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        engine.setSSLParameters(parameters);
        try {
            trust.checkServerTrusted(chain, authType, engine);
        } catch (CertificateException e) {
            last = new Refusal(host);
            throw e;
        }
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, @Nullable Socket socket)
            throws CertificateException {
        throw new CertificateException("no host name to check");
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        throw new CertificateException("no host name to check");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, @Nullable SSLEngine engine)
            throws CertificateException {
        throw new CertificateException("not a server");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, @Nullable Socket socket)
            throws CertificateException {
        throw new CertificateException("not a server");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        throw new CertificateException("not a server");
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return trust.getAcceptedIssuers();
    }
}
