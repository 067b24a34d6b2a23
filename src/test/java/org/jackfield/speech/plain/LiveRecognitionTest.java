package org.jackfield.speech.plain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jackfield.audio.Recording;
import org.jackfield.problem.Details;
import org.jackfield.problem.End;
import org.jackfield.relay.RelayRequest;
import org.jackfield.testing.fakes.Exchange;
import org.jackfield.testing.fakes.FakeConnection;
import org.jackfield.testing.sockets.Members;
import org.jackfield.upstream.Capability;
import org.jackfield.wire.Close;
import org.jackfield.wire.ConnectionListener;
import org.jackfield.wire.Message;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LiveRecognitionTest {

    private final Exchange exchange = new Exchange();
    private final ConnectionListener client = begin();

    private ConnectionListener begin() {
        Recording recording = new Recording(16_000, ByteBuffer.allocate(4000));
        RelayRequest line = exchange.requests().transcription(Exchange.route(Capability.SPEECH_TO_TEXT));
        ConnectionListener side = exchange.opener()
                .prepare(
                        "test",
                        Exchange.GRANT,
                        line.route(),
                        (id, queue) -> new LiveRecognition(
                                recording,
                                line.route().model().recognition(),
                                line.envelope().apply(id),
                                queue))
                .clientSide();
        side.opened(exchange.client);
        return side;
    }

    @AfterEach
    void nothingIsLeft() {
        exchange.pass(Duration.ofMinutes(2));
        assertEquals(0, exchange.registry.all().count());
    }

    private List<String> types() {
        return exchange.client.texts().stream()
                .map(text -> text.replaceAll("^\\{\"type\":\"([a-z]+)\".*", "$1"))
                .toList();
    }

    private String outcome() {
        return exchange.events.events().get(exchange.events.events().size() - 1);
    }

    @Test
    void theClientHearsOfARestartAndOfTheRest() {
        exchange.dialer.succeed();
        exchange.registry.find(Exchange.ID).orElseThrow().tell(End.RESTARTING, new Details(Map.of(), 1234));
        exchange.dialer.upstream().received(Message.text("{}"));
        assertEquals(List.of("connected", "error", "transcription"), types());
        assertEquals(1234, Members.of(exchange.client.texts().get(1)).getInt("retryAfterMs"));
    }

    @Test
    void theClientHearsWhatASocketWouldHear() {
        FakeConnection upstream = exchange.dialer.succeed();
        assertEquals(4000, upstream.binaryBytes());
        assertEquals(1, upstream.texts().size());
        assertEquals(
                Members.of("{\"type\":\"CloseStream\"}"),
                Members.of(upstream.texts().get(0)));

        exchange.dialer.upstream().received(Message.text("{\"event\":\"EndOfTurn\",\"transcript\":\"hello\"}"));
        exchange.dialer.upstream().ended(new Close(1000, ""));
        client.ended(new Close(1000, "ok"));

        assertEquals(List.of("connected", "transcription", "disconnected"), types());
        assertEquals(Optional.of(new Close(1000, "ok")), exchange.client.closed());
        assertEquals("closed ok", outcome());
    }

    @Test
    void aFailureIsTold() {
        exchange.dialer.succeed();
        exchange.dialer.upstream().ended(Close.LOST);
        assertEquals(List.of("connected", "error", "disconnected"), types());
        assertTrue(exchange.client.texts().get(1).contains("upstream.lost"));
    }

    @Test
    void aClientThatLeavesTakesTheUpstreamWithIt() {
        FakeConnection upstream = exchange.dialer.succeed();
        client.received(Message.text("unheard"));
        client.ended(Close.LOST);
        assertEquals(Optional.of(Close.GONE), upstream.closed());
        exchange.dialer.upstream().ended(Close.GONE);
        assertEquals("closed client.left", outcome());
    }

    @Test
    void aClientThatReadsTooSlowlyIsEnded() {
        exchange.client.hold();
        exchange.dialer.succeed();
        String large = "x".repeat(exchange.relaySettings.clientQueueBytes() / 2);
        for (int i = 0; i < 3; i++) {
            exchange.dialer.upstream().received(Message.text(large));
        }
        exchange.pass(Duration.ofSeconds(20));
        assertEquals("closed client.too_slow", outcome());
        assertTrue(exchange.client.isAborted());
    }

    @Test
    void aClientThatAnswersPingsIsKeptUntilTheTimeIsUp() {
        exchange.dialer.succeed();
        for (int i = 0; i < 59; i++) {
            exchange.dialer.upstream().ponged();
            client.ponged();
            exchange.pass(Duration.ofSeconds(1));
        }
        assertEquals(1, exchange.registry.size());
        exchange.pass(Duration.ofSeconds(8));
        assertEquals("closed upstream.timeout", outcome());
    }
}
