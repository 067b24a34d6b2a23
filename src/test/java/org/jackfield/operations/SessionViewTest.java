package org.jackfield.operations;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jackfield.testing.fakes.Exchange;
import org.jackfield.wire.ConnectionListener;
import org.jackfield.wire.Json;
import org.jackfield.wire.Message;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SessionViewTest {

    private final Watched watched = new Watched();

    @AfterEach
    void close() {
        watched.meters.close();
    }

    @Test
    void aSessionIsSeenWithBothItsSides() {
        ConnectionListener client = watched.connect();
        watched.exchange.ticker.advance(Duration.ofSeconds(1));
        client.received(Message.binary(new byte[100]));
        watched.exchange.ticker.advance(Duration.ofSeconds(2));
        client.ponged();

        Map<String, Object> view =
                SessionView.of(watched.exchange.registry.find(Exchange.ID).orElseThrow());

        assertEquals(
                "{\"total\":1,\"sessions\":[{\"id\":\"0123456789abcdef\",\"kind\":\"transcription\","
                        + "\"state\":\"connecting\",\"ageMs\":3000,"
                        + "\"client\":{\"over\":false,\"messages\":1,\"bytes\":100,\"idleMs\":2000,\"silentMs\":0,"
                        + "\"waitingBytes\":0},"
                        + "\"upstream\":{\"over\":false,\"messages\":0,\"bytes\":0,\"idleMs\":3000,\"silentMs\":3000,"
                        + "\"waitingBytes\":100}}]}",
                Json.of(new SessionView.Page(1, List.of(view))));
    }
}
