package org.jackfield.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Optional;
import org.jackfield.testing.fakes.ManualTicker;
import org.junit.jupiter.api.Test;

class HandshakePaceTest {

    private static final ClientAddress ANN = new ClientAddress("192.0.2.1");
    private static final ClientAddress BOB = new ClientAddress("192.0.2.2");

    private final ManualTicker ticker = new ManualTicker();
    private final HandshakePace pace = new HandshakePace(5, ticker, 3);

    private int grantedAtOnce(ClientAddress client) {
        int granted = 0;
        while (pace.take(client).isEmpty()) {
            granted++;
        }
        return granted;
    }

    @Test
    void anAddressMayAskForTwoSecondsWorthAtOnceAndThenInItsPace() {
        assertEquals(10, grantedAtOnce(ANN));
        assertEquals(Optional.of(Duration.ofMillis(200)), pace.take(ANN));
        ticker.advance(Duration.ofSeconds(1));
        assertEquals(5, grantedAtOnce(ANN));
        ticker.advance(Duration.ofHours(1));
        assertEquals(10, grantedAtOnce(ANN));
    }

    @Test
    void nobodyPaysForAnotherButANetworkOfVersionSixIsOneAddress() {
        assertEquals(10, grantedAtOnce(ANN));
        assertEquals(10, grantedAtOnce(BOB));
        assertEquals(10, grantedAtOnce(ClientAddress.read("2001:db8::1").orElseThrow()));
        assertEquals(0, grantedAtOnce(ClientAddress.read("2001:db8::2").orElseThrow()));
    }

    @Test
    void whoHasWaitedIsForgottenAndNeverAreThereTooMany() {
        for (int i = 0; i < 50; i++) {
            pace.take(new ClientAddress("198.51.100." + i));
            assertTrue(pace.addresses() <= 3);
        }
        ticker.advance(Duration.ofSeconds(2));
        pace.take(ANN);
        assertEquals(1, pace.addresses());
    }
}
