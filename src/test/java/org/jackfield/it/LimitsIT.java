package org.jackfield.it;

import java.net.URL;
import java.util.HashMap;
import java.util.Map;
import org.jackfield.testing.server.Site;
import org.jackfield.testing.upstream.Stage;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Timeout;

/** Clients and upstreams that want too much, with limits in rate that a test can reach. */
@ArquillianTest
@RunAsClient
@Timeout(60)
class LimitsIT implements RateContract, FloodContract, PauseContract, MessageSizeContract {

    private static final Stage STAGE = new Stage();

    @ArquillianResource
    @SuppressWarnings("NullAway.Init")
    private URL url;

    @Deployment(testable = false)
    static WebArchive war() {
        Map<String, String> settings = new HashMap<>(RateContract.SETTINGS);
        settings.put("jackfield.message.max-unfinished-bytes", Integer.toString(MessageSizeContract.UNFINISHED_BYTES));
        return Wars.overCloudflare(STAGE, "auto", settings);
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
