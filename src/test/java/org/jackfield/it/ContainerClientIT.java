package org.jackfield.it;

import java.net.URL;
import org.jackfield.problem.End;
import org.jackfield.testing.server.Site;
import org.jackfield.testing.upstream.Stage;
import org.jackfield.wire.Close;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Timeout;

/** The server's own WebSocket client towards the upstream. It is shown the status of a refusal and no more. */
@ArquillianTest
@RunAsClient
@Timeout(60)
class ContainerClientIT implements DialContract, MessagesContract, UpstreamEndsContract, ClientEndsContract {

    private static final Stage STAGE = new Stage();

    @ArquillianResource
    @SuppressWarnings("NullAway.Init")
    private URL url;

    @Deployment(testable = false)
    static WebArchive war() {
        return Wars.overCloudflare(STAGE, "container");
    }

    @Override
    public Site site() {
        return new Site(url);
    }

    @Override
    public Stage stage() {
        return STAGE;
    }

    @Override
    public long retryAfterMillisOfSevenSeconds() {
        return 2000;
    }

    /** Undertow hands messages to another thread than the close. */
    @Override
    public boolean keepsTheLastMessages() {
        return isTyrus();
    }

    private static boolean isTyrus() {
        return "payara".equals(System.getProperty("arquillian.launch"));
    }

    /** Undertow takes a close with one of these codes for a violation; Tyrus knows all but 1014. */
    @Override
    public End ofServerCode(int code) {
        boolean known = isTyrus() && code != 1014;
        return known ? End.ofUpstream(new Close(code, ""), false) : End.UPSTREAM_INVALID;
    }
}
