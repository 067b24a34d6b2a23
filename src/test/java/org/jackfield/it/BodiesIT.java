package org.jackfield.it;

import java.net.URL;
import org.jackfield.testing.server.Site;
import org.jackfield.testing.upstream.Stage;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Timeout;

/** Bodies and long answers of plain requests, with limits that a test can reach. */
@ArquillianTest
@RunAsClient
@Timeout(60)
class BodiesIT implements BodiesContract, LongSpeechContract {

    private static final Stage STAGE = new Stage();

    @ArquillianResource
    @SuppressWarnings("NullAway.Init")
    private URL url;

    @Deployment(testable = false)
    static WebArchive war() {
        return Wars.overCloudflare(STAGE, "auto", BodiesContract.SETTINGS);
    }

    @Override
    public Site site() {
        return new Site(url);
    }

    @Override
    public Stage stage() {
        return STAGE;
    }
}
