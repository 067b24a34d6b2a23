package org.jackfield.testing.sockets;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * Certificates made by {@code keytool} once for all tests of a JVM, when the first one needs them.
 *
 * <p>{@link #good()} is for {@code localhost} and {@code 127.0.0.1}; {@link #otherName()} is trusted too, but for another
 * host; {@link #unknown()} is for the right host, but not trusted. {@link #trustStore()} trusts the first two.
 */
public final class TestCertificates {

    public static final String PASSWORD = "changeit";

    private final Path directory;

    private TestCertificates(Path directory) {
        this.directory = directory;
    }

    /** Made when the first test asks for them. */
    private static final class Holder {
        private static final TestCertificates SHARED = make();
    }

    public static TestCertificates shared() {
        return Holder.SHARED;
    }

    private static TestCertificates make() {
        TestCertificates made = new TestCertificates(newDirectory());
        List<Process> making = List.of(
                made.make("good", "dns:localhost,ip:127.0.0.1"),
                made.make("other", "dns:elsewhere.example"),
                made.make("unknown", "dns:localhost,ip:127.0.0.1"));
        making.forEach(TestCertificates::await);
        made.trust("good");
        made.trust("other");
        return made;
    }

    private static Path newDirectory() {
        try {
            return Files.createTempDirectory(Files.createDirectories(Path.of("target")), "certificates-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A server's context with the certificate for this machine. */
    public SSLContext good() {
        return server("good");
    }

    /** A server's context with a trusted certificate for another name. */
    public SSLContext otherName() {
        return server("other");
    }

    /** A server's context with a certificate that nobody trusts. */
    public SSLContext unknown() {
        return server("unknown");
    }

    /** The file of the trust store, PKCS 12, {@link #PASSWORD}. */
    public Path trustStorePath() {
        return directory.resolve("trust.p12");
    }

    public KeyStore trustStore() {
        return load(trustStorePath());
    }

    /** A client's context that trusts {@link #trustStore()}. */
    public SSLContext client() {
        try {
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(trustStore());
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private SSLContext server(String name) {
        try {
            KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(load(store(name)), PASSWORD.toCharArray());
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), null, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private Path store(String name) {
        return directory.resolve(name + ".p12");
    }

    private static KeyStore load(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(in, PASSWORD.toCharArray());
            return store;
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private Process make(String name, String names) {
        String keyStore = store(name).toString();
        return keytool("-genkeypair", "-alias", name, "-keyalg", "EC", "-groupname", "secp256r1", "-validity", "30")
                .with("-dname", "CN=" + name, "-ext", "san=" + names, "-keystore", keyStore)
                .start();
    }

    private void trust(String name) {
        String file = directory.resolve(name + ".pem").toString();
        await(keytool("-exportcert", "-rfc", "-alias", name, "-file", file)
                .with("-keystore", store(name).toString())
                .start());
        await(keytool("-importcert", "-noprompt", "-alias", name, "-file", file)
                .with("-keystore", trustStorePath().toString())
                .start());
    }

    private static void await(Process keytool) {
        try {
            if (!keytool.waitFor(60, TimeUnit.SECONDS) || keytool.exitValue() != 0) {
                throw new IllegalStateException("keytool failed");
            }
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static Command keytool(String... arguments) {
        Command command = new Command();
        command.words.add(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        return command.with(arguments).with("-storetype", "PKCS12", "-storepass", PASSWORD);
    }

    private static final class Command {
        private final List<String> words = new ArrayList<>();

        private Command with(String... more) {
            words.addAll(Arrays.asList(more));
            return this;
        }

        private Process start() {
            try {
                return new ProcessBuilder(words)
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
