package org.jackfield.it;

import java.net.URL;
import java.time.Duration;
import org.jackfield.testing.server.Site;
import org.jackfield.testing.upstream.Stage;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Timeout;

/** Both ends of the line do what they should not, and so does the line between. */
@ArquillianTest
@RunAsClient
@Timeout(60)
class LineIT
        implements ProtocolContract,
                ClosingContract,
                ClientFaultContract,
                DialFaultContract,
                UpstreamFaultContract,
                RelayContract,
                CrowdContract,
                FreezeContract,
                LeakContract,
                MidSpeechContract,
                MixedContract,
                SteadyContract {

    private static final Stage STAGE = new Stage();

    @ArquillianResource
    @SuppressWarnings("NullAway.Init")
    private URL url;

    @Override
    public int cycles() {
        return Integer.getInteger("soak.cycles", 300);
    }

    @Override
    public int speakers() {
        return Integer.getInteger("soak.speakers", 1000);
    }

    @Override
    public int guests() {
        return Integer.getInteger("soak.guests", 200);
    }

    @Override
    public Duration day() {
        return Duration.ofSeconds(Integer.getInteger("soak.seconds", 30));
    }

    /** Rates and queues are not what is tested here. */
    @Deployment(testable = false)
    static WebArchive war() {
        return Wars.overCloudflare(STAGE, "auto", Wars.UNLIMITED);
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
