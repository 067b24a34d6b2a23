package org.jackfield.upstream.dial;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.Arrays;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jackfield.config.InvalidSetting;
import org.jackfield.testing.fakes.Configs;
import org.jackfield.upstream.UpstreamSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrustStoreTest {

    private static final String FILE = "jackfield.upstream.trust-store";

    @TempDir
    private Path directory = Path.of("");

    @Test
    void withoutAFileTheJdksCertificatesHold() {
        Trust trust = new TrustStore(UpstreamSettings.from(Configs.of())).trust();
        assertTrue(trust.manager().getAcceptedIssuers().length > 1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PKCS12", "JKS"})
    void aFileIsTrustedAloneWhicheverItsKind(String type) throws IOException, GeneralSecurityException {
        Path file = write(type, anyAuthority());

        assertEquals(1, trustStore(file, "open sesame").trust().manager().getAcceptedIssuers().length);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PKCS12", "JKS"})
    void aWrongPasswordIsSaidAndNotRepeated(String type) throws IOException, GeneralSecurityException {
        InvalidSetting failure = failure(trustStore(write(type, anyAuthority()), "canary"));

        assertTrue(failure.getMessage().contains("trust-store-password"), failure.getMessage());
        assertFalse(failure.getMessage().contains("canary"), failure.getMessage());
    }

    @Test
    void aFileWithoutCertificatesIsRefused() throws IOException, GeneralSecurityException {
        failure(trustStore(write("PKCS12"), "open sesame"));
    }

    @Test
    void whatIsNoStoreIsRefused() throws IOException {
        failure(trustStore(directory, "open sesame"));
        failure(trustStore(directory.resolve("absent"), "open sesame"));
        failure(trustStore(Files.writeString(directory.resolve("text"), "-----BEGIN CERTIFICATE-----"), "x"));
        failure(trustStore(Files.createFile(directory.resolve("empty")), "x"));
    }

    private static InvalidSetting failure(TrustStore store) {
        InvalidSetting failure = assertThrows(InvalidSetting.class, store::trust);
        assertEquals(FILE, failure.setting());
        return failure;
    }

    private static TrustStore trustStore(Path file, String password) {
        return new TrustStore(UpstreamSettings.from(
                Configs.of(FILE, file.toString(), "jackfield.upstream.trust-store-password", password)));
    }

    private Path write(String type, Certificate... certificates) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance(type);
        store.load(null, null);
        for (Certificate certificate : certificates) {
            store.setCertificateEntry("authority", certificate);
        }
        Path file = directory.resolve("trust." + type);
        try (OutputStream out = Files.newOutputStream(file)) {
            store.store(out, "open sesame".toCharArray());
        }
        return file;
    }

    /** One of those that the JDK brings. */
    private static Certificate anyAuthority() throws GeneralSecurityException {
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init((KeyStore) null);
        return Arrays.stream(trust.getTrustManagers())
                .map(X509TrustManager.class::cast)
                .flatMap(manager -> Arrays.stream(manager.getAcceptedIssuers()))
                .findFirst()
                .orElseThrow();
    }
}
