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

/** The JDK's WebSocket client towards the upstream, inside the server. */
@ArquillianTest
@RunAsClient
@Timeout(60)
class JdkClientIT implements DialContract, MessagesContract, UpstreamEndsContract, ClientEndsContract {

    private static final Stage STAGE = new Stage();

    @ArquillianResource
    @SuppressWarnings("NullAway.Init")
    private URL url;

    @Deployment(testable = false)
    static WebArchive war() {
        return Wars.overCloudflare(STAGE, "jdk");
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
        return 7000;
    }

    @Override
    public boolean keepsTheLastMessages() {
        return true;
    }

    @Override
    public End ofServerCode(int code) {
        return End.ofUpstream(new Close(code, ""), false);
    }
}
