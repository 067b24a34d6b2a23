package org.jackfield.it;

import java.net.URL;
import java.util.Map;
import org.jackfield.testing.server.Await;
import org.jackfield.testing.server.Site;
import org.jackfield.testing.sockets.Members;
import org.jackfield.testing.upstream.Stage;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;

/** A server with few slots and an upstream that can be away. It trusts the loopback address to say who its clients are. */
@ArquillianTest
@RunAsClient
@Timeout(60)
class AdmissionIT implements SlotsContract, BreakerContract {

    private static final Stage STAGE = new Stage();

    @ArquillianResource
    @SuppressWarnings("NullAway.Init")
    private URL url;

    @Deployment(testable = false)
    static WebArchive war() {
        return Wars.with(Map.ofEntries(
                Map.entry("jackfield.gateway", "cloudflare"),
                Map.entry("jackfield.access.guest", "true"),
                Map.entry("jackfield.admin.key", OperationsContract.ADMIN_KEY),
                Map.entry("jackfield.access.trusted-proxies", "127.0.0.1"),
                Map.entry("jackfield.access.handshakes-per-second", "20"),
                Map.entry("jackfield.session.max-sessions", Integer.toString(SLOTS)),
                Map.entry("jackfield.session.max-sessions-per-address", Integer.toString(SLOTS_PER_ADDRESS)),
                Map.entry("jackfield.upstream.connect-timeout", "PT2S"),
                Map.entry("jackfield.session.ping-interval", "PT1S"),
                Map.entry("jackfield.session.silence-limit", "PT15S"),
                Map.entry("jackfield.breaker.failure-rate", "100"),
                Map.entry("jackfield.breaker.window", Integer.toString(FAILURES)),
                Map.entry("jackfield.breaker.min-dials", Integer.toString(FAILURES)),
                Map.entry("jackfield.breaker.open-time", "PT3S"),
                Map.entry("cloudflare.account-id", "acc"),
                Map.entry("cloudflare.gateway-id", "gw"),
                Map.entry("cloudflare.api-token", DialContract.TOKEN),
                Map.entry("cloudflare.base-url", "ws://127.0.0.1:" + STAGE.port())));
    }

    /** There are few slots, and a session of the test before may take a moment to end. */
    @BeforeEach
    void nobodyIsLeft() {
        Await.until("nobody is left", () -> Members.of(
                        site().authorized("GET", OperationsContract.SESSIONS, OperationsContract.ADMIN_KEY)
                                .body())
                .getJsonArray("sessions")
                .isEmpty());
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
