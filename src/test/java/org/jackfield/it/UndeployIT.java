package org.jackfield.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.JsonObject;
import java.net.MalformedURLException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.jackfield.testing.server.Site;
import org.jackfield.testing.sockets.EventStream;
import org.jackfield.testing.sockets.Members;
import org.jackfield.testing.sockets.TestClient;
import org.jackfield.wire.Close;
import org.jboss.arquillian.container.test.api.Deployer;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A WAR that is taken away from its clients: by an undeploy on WildFly, with its whole process on Payara Micro. */
@ArquillianTest
@RunAsClient
@Timeout(120)
class UndeployIT {

    private static final String LEAVING = "leaving";
    private static final int PORT_OF_WILDFLY = 9280;

    @ArquillianResource
    @SuppressWarnings("NullAway.Init")
    private Deployer deployer;

    @Deployment(name = LEAVING, managed = false, testable = false)
    static WebArchive war() {
        return Wars.with(Map.of(
                "jackfield.gateway", "sandbox", "jackfield.access.guest", "true", "jackfield.drain.on-stop", "PT0S"));
    }

    private static Site site() throws MalformedURLException {
        int port = Servers.isPayara() ? Integer.getInteger("payara.port") : PORT_OF_WILDFLY;
        return new Site(URI.create("http://127.0.0.1:" + port).toURL());
    }

    @Test
    void everyClientIsToldBeforeItsConnectionGoes() throws Exception {
        deployer.deploy(LEAVING);
        try (TestClient listening = site().connect(Site.TRANSCRIPTION);
                TestClient speaking = site().connect(Site.SPEECH);
                EventStream events = site().events(Site.TRANSCRIPTION + "/events")) {
            listening.await("connected");
            speaking.await("connected");
            events.await("session");

            deployer.undeploy(LEAVING);

            for (TestClient client : List.of(listening, speaking)) {
                assertEquals(new Close(1012, "server.restarting"), client.awaitClose());
                assertToldWhenToComeAgain(client.texts());
            }
            assertEquals(1012, events.await("disconnected").getInt("code"));
        }
    }

    private static void assertToldWhenToComeAgain(List<String> texts) {
        List<JsonObject> errors = texts.stream()
                .flatMap(text -> Members.ofType("error", text).stream())
                .toList();
        assertFalse(errors.isEmpty(), texts::toString);
        assertTrue(errors.get(errors.size() - 1).getInt("retryAfterMs") > 0, texts::toString);
    }
}
