package org.jackfield.upstream.dial;

import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Arrays;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/** Whose certificates are accepted from upstreams. */
public final class Trust {

    private final X509ExtendedTrustManager manager;

    private Trust(X509ExtendedTrustManager manager) {
        this.manager = manager;
    }

    /** The authorities that the Java runtime trusts. */
    public static Trust ofRuntime() {
        return new Trust(manager(null));
    }

    /** The certificates of a store alone. */
    public static Trust of(KeyStore store) {
        return new Trust(manager(store));
    }

    /** Checks the chain of a certificate; the host name only if the TLS engine asks for it. */
    public X509ExtendedTrustManager manager() {
        return manager;
    }

    /** A context without certificates of our own. */
    public SSLContext context() {
        return context("TLS", manager);
    }

    /** A context of a protocol, e.g. {@code TLSv1.2}, that asks {@code trust}. */
    public static SSLContext context(String protocol, X509ExtendedTrustManager trust) {
        try {
            SSLContext context = SSLContext.getInstance(protocol);
            context.init(null, new TrustManager[] {trust}, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static X509ExtendedTrustManager manager(@Nullable KeyStore store) {
        try {
            TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init(store);
            return Arrays.stream(factory.getTrustManagers())
                    .filter(X509ExtendedTrustManager.class::isInstance)
                    .map(X509ExtendedTrustManager.class::cast)
                    .findFirst()
                    .orElseThrow();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
