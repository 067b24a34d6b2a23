package org.jackfield.it;

import java.net.URL;
import java.util.Map;
import org.jackfield.testing.server.Site;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Timeout;

/** The whole product, offline. More audio is held than usual, because recordings are sent at once. */
@ArquillianTest
@RunAsClient
@Timeout(60)
class SandboxIT
        implements TranscriptionContract,
                SpeechContract,
                PlainHttpContract,
                EventsContract,
                RecordingsContract,
                HandshakeContract,
                FaultContract,
                DiagnosisContract,
                OperationsContract {

    @ArquillianResource
    @SuppressWarnings("NullAway.Init")
    private URL url;

    @Deployment(testable = false)
    static WebArchive war() {
        return Wars.with(Map.of(
                "jackfield.gateway", "sandbox",
                "jackfield.access.guest", "true",
                "jackfield.admin.key", OperationsContract.ADMIN_KEY,
                "jackfield.metrics.key", OperationsContract.METRICS_KEY,
                "jackfield.upstream.connect-timeout", "PT2S",
                "jackfield.relay.held-audio", "PT20S",
                "jackfield.session.ping-interval", "PT1S",
                "jackfield.session.pause-limit", "PT5S",
                "jackfield.session.silence-limit", "PT6S",
                "jackfield.message.max-bytes", Integer.toString(TranscriptionContract.MAX_BYTES)));
    }

    @Override
    public Site site() {
        return new Site(url);
    }
}
