package org.jackfield.upstream.dial;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.UnrecoverableKeyException;
import java.util.Optional;
import org.jackfield.config.InvalidSetting;
import org.jackfield.config.Secret;
import org.jackfield.upstream.UpstreamSettings;

/**
 * The certificates that upstreams must show one of: those of a PKCS12 or JKS file, for networks with an authority of their
 * own. Without a file the JDK's hold.
 */
public final class TrustStore {

    private final Optional<Path> file;
    private final Optional<Secret> password;

    public TrustStore(UpstreamSettings settings) {
        this.file = settings.trustStore();
        this.password = settings.trustStorePassword();
    }

    /** The file's certificates and no others, or the JDK's if there is no file. */
    public Trust trust() {
        return file.map(this::trustOf).orElseGet(Trust::ofRuntime);
    }

    private Trust trustOf(Path path) {
        if (!Files.isReadable(path) || Files.isDirectory(path)) {
            throw invalid("is not a file that can be read");
        }
        try {
            KeyStore store = KeyStore.getInstance(
                    path.toFile(), password.map(Secret::reveal).orElse("").toCharArray());
            if (store.size() == 0) {
                throw invalid("holds no trusted certificate");
            }
            return Trust.of(store);
        } catch (IOException e) {
            throw invalid(
                    e.getCause() instanceof UnrecoverableKeyException
                            ? "is not opened by jackfield.upstream.trust-store-password"
                            : "is not a whole PKCS12 or JKS file");
        } catch (GeneralSecurityException e) {
            throw invalid("is neither PKCS12 nor JKS");
        }
    }

    private static InvalidSetting invalid(String problem) {
        return new InvalidSetting(UpstreamSettings.TRUST_STORE, problem);
    }
}
