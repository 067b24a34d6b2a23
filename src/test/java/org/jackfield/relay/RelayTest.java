package org.jackfield.relay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jackfield.problem.Details;
import org.jackfield.problem.End;
import org.jackfield.session.LiveSession;
import org.jackfield.testing.fakes.Exchange;
import org.jackfield.testing.fakes.FakeConnection;
import org.jackfield.upstream.Capability;
import org.jackfield.upstream.dial.DialFailure;
import org.jackfield.wire.Close;
import org.jackfield.wire.ConnectionListener;
import org.jackfield.wire.Message;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RelayTest {

    private final Exchange exchange = new Exchange();

    @AfterEach
    void nothingIsLeft() {
        exchange.pass(Duration.ofMinutes(70));
        assertEquals(0, exchange.registry.size());
        assertEquals(
                1,
                exchange.events.events().stream()
                        .filter(e -> e.startsWith("closed"))
                        .count());
    }

    private ConnectionListener connect() {
        return exchange.connect(Capability.SPEECH_TO_TEXT);
    }

    private List<String> said() {
        return exchange.client.texts();
    }

    private String lastSaid() {
        return said().get(said().size() - 1);
    }

    private static Message audio(int first, int bytes) {
        byte[] samples = new byte[bytes];
        samples[0] = (byte) first;
        return Message.binary(samples);
    }

    @Test
    void connectedIsSaidWhenTheUpstreamIsReadyAndNotBefore() {
        connect();
        assertEquals(List.of(), said());

        exchange.dialer.succeed();

        assertTrue(said().get(0).startsWith("{\"type\":\"connected\""), said().get(0));
        assertEquals(List.of("opened", "ready"), exchange.events.events());
    }

    @Test
    void messagesWaitWhileTheUpstreamIsDialledAndKeepTheirOrder() {
        ConnectionListener client = connect();
        client.received(audio(1, 2560));
        client.received(Message.text("{\"type\":\"Configure\"}"));
        client.received(audio(2, 2560));

        FakeConnection upstream = exchange.dialer.succeed();
        client.received(audio(3, 2560));

        assertEquals(
                List.of(audio(1, 2560), Message.text("{\"type\":\"Configure\"}"), audio(2, 2560), audio(3, 2560)),
                upstream.written());
    }

    @Test
    void theUpstreamsLastMessageComesBeforeTheClose() {
        connect();
        exchange.dialer.succeed();
        exchange.dialer.upstream().received(Message.text("{\"transcript\":\"last\"}"));
        exchange.dialer.upstream().ended(new Close(1011, "NET-0001"));

        List<String> said = said();
        assertTrue(said.get(1).contains("\"text\":\"last\""));
        assertTrue(said.get(2).contains("\"code\":\"upstream.error\""), said.get(2));
        assertTrue(said.get(2).contains("\"upstreamCode\":1011"), said.get(2));
        assertTrue(
                said.get(3).startsWith("{\"type\":\"disconnected\",\"code\":4502,\"reason\":\"upstream.error\""),
                said.get(3));
        assertFalse(said.toString().contains("NET-0001"));
        assertEquals(Optional.of(new Close(4502, "upstream.error")), exchange.client.closed());
    }

    @ParameterizedTest
    @CsvSource({
        "1000, upstream.closed, 4502",
        "1001, upstream.closed, 4502",
        "1006, upstream.lost, 4502",
        "1008, upstream.refused, 4502",
        "1012, upstream.busy, 4503",
        "1009, upstream.invalid, 4502"
    })
    void eachCloseOfTheUpstreamIsExplained(int code, String reason, int told) {
        connect();
        exchange.dialer.succeed();
        exchange.dialer.upstream().ended(new Close(code, ""));
        assertEquals(Optional.of(new Close(told, reason)), exchange.client.closed());
    }

    @Test
    void aFinishThatTheClientAskedForIsNoFailure() {
        ConnectionListener client = connect();
        exchange.dialer.succeed();
        client.received(Message.text("{\"type\":\"CloseStream\"}"));
        exchange.dialer.upstream().ended(new Close(1005, ""));

        assertEquals(Optional.of(new Close(1000, "ok")), exchange.client.closed());
        assertFalse(said().toString().contains("\"type\":\"error\""));
    }

    @Test
    void theWordForFinishingInOtherPlacesIsNoFinish() {
        ConnectionListener client = connect();
        exchange.dialer.succeed();
        client.received(Message.text("{\"type\":\"Configure\",\"keyterms\":[\"CloseStream\"]}"));
        exchange.dialer.upstream().ended(new Close(1000, ""));

        assertEquals(Optional.of(new Close(4502, "upstream.closed")), exchange.client.closed());
    }

    @Test
    void aClientThatLeavesReleasesTheUpstream() {
        ConnectionListener client = connect();
        FakeConnection upstream = exchange.dialer.succeed();
        client.ended(new Close(1000, "User disconnected"));
        assertEquals(Optional.of(Close.DONE), upstream.closed());

        exchange.dialer.upstream().ended(new Close(1000, ""));

        assertEquals(List.of("opened", "ready", "closed ok"), exchange.events.events());
    }

    @Test
    void aClientThatVanishesReleasesTheUpstream() {
        ConnectionListener client = connect();
        FakeConnection upstream = exchange.dialer.succeed();
        client.ended(Close.LOST);
        assertEquals(Optional.of(Close.GONE), upstream.closed());
    }

    @Test
    void anUpstreamThatNeverReportsItsEndIsGivenUp() {
        ConnectionListener client = connect();
        FakeConnection upstream = exchange.dialer.succeed();
        client.ended(Close.LOST);

        exchange.pass(Duration.ofSeconds(7));

        assertTrue(upstream.isAborted());
        assertEquals(0, exchange.registry.size());
    }

    @Test
    void aConnectionThatReportedItsEndIsGivenUpAllTheSameAfterAWhile() {
        ConnectionListener client = connect();
        exchange.dialer.succeed();
        exchange.dialer.upstream().ended(new Close(1000, ""));
        client.ended(new Close(4502, ""));
        assertEquals(0, exchange.registry.size());
        assertFalse(exchange.client.isAborted());

        exchange.pass(Duration.ofSeconds(7));

        assertTrue(exchange.client.isAborted());
    }

    @Test
    void aRefusedDialIsExplainedAndClosesTheClient() {
        connect();
        exchange.dialer.fail(new DialFailure(End.UPSTREAM_BUSY, 429, 7000));

        assertTrue(said().get(0).contains("\"code\":\"upstream.busy\""));
        assertTrue(said().get(0).contains("\"retryAfterMs\":7000"));
        assertTrue(said().get(0).contains("\"upstreamStatus\":429"));
        assertEquals(Optional.of(new Close(4503, "upstream.busy")), exchange.client.closed());
    }

    @Test
    void aDialThatNeverEndsTimesOut() {
        connect();
        exchange.pass(Duration.ofSeconds(9));
        assertEquals(Optional.of(new Close(4504, "upstream.timeout")), exchange.client.closed());
    }

    @Test
    void aDialThatSucceedsAfterTheEndIsClosedWithoutTheEarlyMessages() {
        ConnectionListener client = connect();
        client.received(audio(1, 320));
        client.ended(new Close(1001, ""));

        FakeConnection upstream = exchange.dialer.succeed();

        assertEquals(List.of(), upstream.written());
        assertEquals(Optional.of(Close.GONE), upstream.closed());
    }

    @Test
    void aDialThatSucceedsAfterTheReleaseIsClosed() {
        ConnectionListener client = connect();
        client.ended(Close.LOST);
        exchange.pass(Duration.ofSeconds(10));
        assertEquals(0, exchange.registry.size());

        assertTrue(exchange.dialer.succeed().closed().isPresent());
    }

    @Test
    void anEmptyBinaryMessageGoesNowhere() {
        ConnectionListener client = connect();
        FakeConnection upstream = exchange.dialer.succeed();
        client.received(Message.binary(new byte[0]));
        assertEquals(List.of(), upstream.written());
    }

    @Test
    void nothingIsPassedOnAfterTheEnd() {
        ConnectionListener client = connect();
        FakeConnection upstream = exchange.dialer.succeed();
        exchange.dialer.upstream().ended(new Close(1000, ""));
        int said = said().size();
        client.received(audio(1, 320));
        exchange.dialer.upstream().received(Message.text("{}"));
        assertEquals(List.of(), upstream.written());
        assertEquals(said, said().size());
    }

    @Test
    void textToSpeechSaysCloseBeforeItsUpstreamIsClosed() {
        ConnectionListener client = exchange.connect(Capability.TEXT_TO_SPEECH);
        FakeConnection upstream = exchange.dialer.succeed();
        client.received(Message.text("{\"type\":\"speak\",\"text\":\"Hello\"}"));
        client.ended(new Close(1000, ""));
        assertEquals(List.of("{\"type\":\"Speak\",\"text\":\"Hello\"}", "{\"type\":\"Close\"}"), upstream.texts());
        assertEquals(Optional.of(Close.DONE), upstream.closed());
    }

    @Test
    void binaryToTextToSpeechEndsTheSession() {
        ConnectionListener client = exchange.connect(Capability.TEXT_TO_SPEECH);
        exchange.dialer.succeed();
        client.received(audio(1, 320));
        assertEquals(Optional.of(new Close(1003, "message.unsupported")), exchange.client.closed());
    }

    @Test
    void theClientIsToldOfARestartWhileItGoesOnAndOnceMoreAtTheEnd() {
        connect();
        exchange.dialer.succeed();
        LiveSession session = exchange.registry.find(Exchange.ID).orElseThrow();

        session.tell(End.RESTARTING, new Details(Map.of(), 1234));
        assertTrue(lastSaid().contains("\"code\":\"server.restarting\""), lastSaid());
        assertTrue(lastSaid().contains("\"retryAfterMs\":1234"), lastSaid());
        assertFalse(lastSaid().contains("closeCode"), lastSaid());
        assertTrue(session.isGoing());

        session.end(End.RESTARTING, new Details(Map.of(), 1234));
        String error = said().get(said().size() - 2);
        assertTrue(error.contains("\"closeCode\":1012"), error);
        assertTrue(error.contains("\"retryAfterMs\":1234"), error);
        int before = said().size();
        session.tell(End.RESTARTING, Details.NONE);
        assertEquals(before, said().size());
    }
}
