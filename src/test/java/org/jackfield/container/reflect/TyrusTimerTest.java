package org.jackfield.container.reflect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.websocket.ClientEndpointConfig;
import jakarta.websocket.Endpoint;
import jakarta.websocket.EndpointConfig;
import jakarta.websocket.Session;
import org.glassfish.tyrus.client.ClientManager;
import org.jackfield.testing.fakes.FakeSession;
import org.jackfield.testing.upstream.Behaviours;
import org.jackfield.testing.upstream.FakeUpstream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class TyrusTimerTest {

    private final TyrusTimer timer = new TyrusTimer();

    @Test
    void theSessionSchedulesNothingAnyMore() throws Exception {
        try (FakeUpstream upstream = FakeUpstream.start(Behaviours.echo())) {
            Session session = ClientManager.createClient()
                    .connectToServer(
                            new Silent(), ClientEndpointConfig.Builder.create().build(), upstream.uri("/"));
            assertTrue(timer.takeOut(session));
            assertInstanceOf(
                    DiscardingScheduler.class,
                    Internals.field(session, "service").orElseThrow());
            Session later = session.getContainer()
                    .connectToServer(
                            new Silent(), ClientEndpointConfig.Builder.create().build(), upstream.uri("/"));
            assertInstanceOf(
                    DiscardingScheduler.class, Internals.field(later, "service").orElseThrow());
            later.close();
            session.setMaxIdleTimeout(1);
            session.getBasicRemote().sendText("still works");
            assertEquals("still works", upstream.awaitPeer().awaitMessage().text());
            session.close();
        }
    }

    @Test
    void otherSessionsAreLeftAlone() {
        Session session = new FakeSession().session();
        assertFalse(timer.takeOut(session));
        assertFalse(Internals.setField(session, "service", new DiscardingScheduler()));
    }

    private static final class Silent extends Endpoint {
        @Override
        public void onOpen(Session session, EndpointConfig config) {
            // Says nothing.
        }
    }
}
