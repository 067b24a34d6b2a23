package org.jackfield.testing.upstream;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.jackfield.testing.sockets.Heard;
import org.jackfield.testing.sockets.RawWebSocket;
import org.jackfield.testing.upstream.FaultProxy.Cut;
import org.jackfield.testing.upstream.FaultProxy.Weather;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FaultProxyTest {

    private static final Duration A_MOMENT = Duration.ofMillis(300);

    private final FakeUpstream upstream = FakeUpstream.start(Behaviours.echo());
    private final FaultProxy proxy = FaultProxy.to(upstream.port());

    @AfterEach
    void close() {
        proxy.close();
        upstream.close();
    }

    private RawWebSocket connect() {
        return RawWebSocket.open(proxy.port(), "/");
    }

    @Test
    void inFineWeatherAllArrives() {
        try (RawWebSocket client = connect()) {
            byte[] data = new byte[200_000];
            data[199_999] = 7;
            assertArrayEquals(data, client.binary(data).awaitBinary());
            client.fin();
            assertTrue(client.hear().ended());
        }
    }

    @Test
    void bytesMayComeOneByOneAndLate() {
        try (RawWebSocket client = connect()) {
            proxy.there(Weather.BYTE_BY_BYTE).back(Weather.late(50));
            client.text("heard").awaitText("heard");
        }
    }

    @Test
    void aStallHoldsWhatIsSentUntilItIsOver() {
        try (RawWebSocket client = connect()) {
            proxy.back(Weather.STALLED);
            client.text("one").text("two");
            client.hear(A_MOMENT);
            proxy.back(Weather.FINE);
            client.awaitText("two");
        }
    }

    @Test
    void whatIsLostNeverComesAndNorDoesTheEnd() {
        try (RawWebSocket client = connect()) {
            proxy.both(Weather.LOST);
            client.text("lost");
            upstream.close();
            Heard heard = client.hear(A_MOMENT);
            assertTrue(heard.frames().isEmpty());
            assertFalse(heard.ended());
        }
    }

    @ParameterizedTest
    @EnumSource(Cut.class)
    void aConnectionIsCutAfterSoManyBytes(Cut cut) {
        try (RawWebSocket client = connect()) {
            proxy.back(Weather.cutAfter(1000, cut));
            client.binary(new byte[2000]);
            Heard heard = client.hear();
            assertTrue(heard.ended());
            assertTrue(heard.frames().isEmpty());
        }
    }
}
