package org.jackfield.socket;

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
    private volatile String refusedHost = "";

    HostCheck(X509ExtendedTrustManager trust) {
        this.trust = trust;
    }

    /** True if the last certificate of this host was refused; the engine's owner may report no more than a lost channel. */
    boolean hasRefused(String host) {
        return host.equalsIgnoreCase(refusedHost);
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
            refusedHost = host;
            throw e;
        }
        if (hasRefused(host)) {
            refusedHost = "";
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
