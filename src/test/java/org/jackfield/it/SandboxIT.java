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
                CrossOriginContract,
                OperationsContract,
                ServerContract {

    @ArquillianResource
    @SuppressWarnings("NullAway.Init")
    private URL url;

    @Deployment(testable = false)
    static WebArchive war() {
        return Wars.with(Map.ofEntries(
                Map.entry("jackfield.gateway", "sandbox"),
                Map.entry("jackfield.access.guest", "true"),
                Map.entry("jackfield.access.origins", CrossOriginContract.ORIGIN),
                Map.entry("jackfield.admin.key", OperationsContract.ADMIN_KEY),
                Map.entry("jackfield.metrics.key", OperationsContract.METRICS_KEY),
                Map.entry("jackfield.diagnosis.keep", "PT2S"),
                Map.entry("jackfield.upstream.connect-timeout", "PT2S"),
                Map.entry("jackfield.relay.held-audio", "PT20S"),
                Map.entry("jackfield.session.ping-interval", "PT1S"),
                Map.entry("jackfield.session.pause-limit", "PT5S"),
                Map.entry("jackfield.session.silence-limit", "PT6S"),
                Map.entry("jackfield.message.max-bytes", Integer.toString(TranscriptionContract.MAX_BYTES))));
    }

    @Override
    public Site site() {
        return new Site(url);
    }
}
