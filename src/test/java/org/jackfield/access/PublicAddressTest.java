package org.jackfield.access;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PublicAddressTest {

    private static PublicAddress.Seen seen(String proto, String host) {
        return new PublicAddress.Seen("http", "inner:8080", "10.0.0.1", Optional.of(proto), Optional.of(host));
    }

    @Test
    void aTrustedProxyIsBelieved() {
        PublicAddress address = PublicAddress.of(seen("https", "voice.example"), Set.of("10.0.0.1"));
        assertEquals("wss://voice.example/x", address.webSocketUrl("/x"));
    }

    @Test
    void anybodyElseIsNot() {
        PublicAddress address = PublicAddress.of(seen("https", "evil.example"), Set.of("10.0.0.2"));
        assertEquals("ws://inner:8080/x", address.webSocketUrl("/x"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a b", "a\r\nX: y", "a/b", "<script>", "a,b"})
    void aForwardedHostThatIsNoHostIsIgnored(String host) {
        assertEquals(
                "inner:8080",
                PublicAddress.of(seen("gopher", host), Set.of("10.0.0.1")).host());
    }
}
