package org.jackfield.it;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URL;
import java.util.Map;
import javax.net.ssl.SSLContext;
import org.jackfield.problem.End;
import org.jackfield.testing.server.Site;
import org.jackfield.testing.sockets.Said;
import org.jackfield.testing.sockets.TestCertificates;
import org.jackfield.testing.sockets.TestClient;
import org.jackfield.testing.upstream.Behaviours;
import org.jackfield.testing.upstream.Stage;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A trust store of one's own, with the client that the server takes by itself. Strangers are not served here. */
@ArquillianTest
@RunAsClient
@Timeout(60)
class TlsIT {

    private static final String[] PROTOCOLS = {"TLSv1.2", "TLSv1.3"};
    private static final Stage STAGE = new Stage();
    private static final TestCertificates CERTIFICATES = TestCertificates.shared();

    @ArquillianResource
    @SuppressWarnings("NullAway.Init")
    private URL url;

    @Deployment(testable = false)
    static WebArchive war() {
        return Wars.with(Map.of(
                "jackfield.access.guest",
                "true",
                "jackfield.upstream.trust-store",
                CERTIFICATES.trustStorePath().toAbsolutePath().toString(),
                "jackfield.upstream.trust-store-password",
                TestCertificates.PASSWORD,
                "cloudflare.account-id",
                "acc",
                "cloudflare.gateway-id",
                "gw",
                "cloudflare.api-token",
                DialContract.TOKEN,
                "cloudflare.base-url",
                "wss://localhost:" + STAGE.port()));
    }

    private TestClient connect() {
        return new Site(url).connect(Site.TRANSCRIPTION);
    }

    @Test
    void aCertificateOfTheTrustStoreIsTrusted() {
        STAGE.playTls(CERTIFICATES.good(), Behaviours.echo(), PROTOCOLS);
        try (TestClient client = connect()) {
            client.await("connected");
            assertEquals(
                    "hello",
                    client.send(Said.words("hello")).await("transcription").getString("text"));
        }
    }

    @Test
    void aCertificateForAnotherNameIsRefused() {
        assertRefused(CERTIFICATES.otherName());
    }

    @Test
    void aCertificateOfAnUnknownAuthorityIsRefused() {
        assertRefused(CERTIFICATES.unknown());
    }

    private void assertRefused(SSLContext certificate) {
        STAGE.playTls(certificate, Behaviours.echo(), PROTOCOLS);
        try (TestClient client = connect()) {
            assertEquals(End.TLS.code(), client.awaitErrorCode());
            assertEquals(End.TLS.close(), client.awaitClose());
        }
    }
}
