package org.jackfield.access;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClientAddressTest {

    private static final Set<String> PROXIES = Set.of("10.0.0.1", "10.0.0.2", "2001:db8:0:0:0:0:0:1");

    private static String of(String peer, String... forwarded) {
        return ClientAddress.of(peer, Arrays.asList(forwarded), PROXIES).text();
    }

    @Test
    void thePeerIsTheClientIfItIsNoProxy() {
        assertEquals("192.0.2.7", of("192.0.2.7"));
    }

    @Test
    void whatAnUntrustedPeerSaysOfItsClientIsNotBelieved() {
        assertEquals("192.0.2.7", of("192.0.2.7", "198.51.100.1"));
        assertEquals("192.0.2.7", of("192.0.2.7", "10.0.0.1, 198.51.100.1"));
    }

    @Test
    void aTrustedProxySaysWhoItsClientIs() {
        assertEquals("198.51.100.1", of("10.0.0.1", "198.51.100.1"));
    }

    @Test
    void onlyTheHopThatATrustedProxyWroteCounts() {
        assertEquals("198.51.100.1", of("10.0.0.1", "203.0.113.9, 198.51.100.1"));
        assertEquals("198.51.100.1", of("10.0.0.1", "203.0.113.9, 198.51.100.1, 10.0.0.2"));
        assertEquals("198.51.100.1", of("10.0.0.1", "203.0.113.9", "198.51.100.1", "10.0.0.2"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "unknown", "client.example", "198.51.100.1, _hidden", "999.1.1.1", "1:2", " , "})
    void aHopThatIsNoAddressLeavesTheProxyAsTheClient(String forwarded) {
        assertEquals("10.0.0.1", of("10.0.0.1", forwarded));
    }

    @Test
    void whereAllHopsAreProxiesTheFirstIsTheClient() {
        assertEquals("10.0.0.2", of("10.0.0.1", "10.0.0.2, 10.0.0.1"));
    }

    @ParameterizedTest
    @CsvSource({
        "192.0.2.7, 192.0.2.7",
        "192.0.2.7:4711, 192.0.2.7",
        "::ffff:192.0.2.7, 192.0.2.7",
        "[::ffff:c000:207]:80, 192.0.2.7",
        "2001:DB8::7, 2001:db8:0:0:0:0:0:7",
        "[2001:db8::7]:4711, 2001:db8:0:0:0:0:0:7",
        "fe80::1%eth0, fe80:0:0:0:0:0:0:1",
    })
    void anAddressHasOneSpelling(String written, String text) {
        assertEquals(Optional.of(new ClientAddress(text)), ClientAddress.read(written));
    }

    @Test
    void aProxyIsKnownInAnySpelling() {
        assertEquals("198.51.100.1", of("2001:db8::1", "198.51.100.1"));
        assertEquals("198.51.100.1", of("::ffff:10.0.0.1", "198.51.100.1"));
    }

    @Test
    void aPeerWithoutAnAddressIsUnknown() {
        assertEquals(
                "unknown",
                ClientAddress.of("", List.of("198.51.100.1"), PROXIES).text());
    }

    @Test
    void addressesOfOneIpv6SubscriberAreCountedTogether() {
        assertEquals("192.0.2.7", new ClientAddress("192.0.2.7").network());
        assertEquals(
                ClientAddress.read("2001:db8:1:2:3::4").orElseThrow().network(),
                ClientAddress.read("2001:db8:1:2::9").orElseThrow().network());
        assertEquals(
                "2001:db8:1:2::/64",
                ClientAddress.read("2001:db8:1:2::9").orElseThrow().network());
    }
}
