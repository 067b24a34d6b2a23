package org.jackfield.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Optional;
import org.jackfield.config.InvalidSetting;
import org.jackfield.testing.fakes.Configs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PublicAddressTest {

    private static PublicAddress.Seen seen(String proto, String host) {
        return new PublicAddress.Seen("http", "inner:8080", "10.0.0.1", Optional.of(proto), Optional.of(host));
    }

    private static AccessSettings trusting(String proxy) {
        return AccessSettings.from(Configs.of("jackfield.access.trusted-proxies", proxy));
    }

    @Test
    void aTrustedProxyIsBelieved() {
        PublicAddress address = PublicAddress.of(seen("https", "voice.example"), trusting("10.0.0.1"));
        assertEquals("wss://voice.example/x", address.webSocketUrl("/x"));
    }

    @Test
    void anybodyElseIsNot() {
        PublicAddress address = PublicAddress.of(seen("https", "evil.example"), trusting("10.0.0.2"));
        assertEquals("ws://inner:8080/x", address.webSocketUrl("/x"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a b", "a\r\nX: y", "a/b", "<script>", ""})
    void aForwardedHostThatIsNoHostIsIgnored(String host) {
        assertEquals(
                "inner:8080",
                PublicAddress.of(seen("gopher", host), trusting("10.0.0.1")).host());
    }

    @ParameterizedTest
    @ValueSource(strings = {"wss", "WSS", "HTTPS", "https, http"})
    void aProxyMayNameTheSchemeOfTheSocketInAnyCaseAndBehindOthers(String proto) {
        PublicAddress address = PublicAddress.of(seen(proto, "voice.example, inner"), trusting("10.0.0.1"));
        assertEquals("wss://voice.example/x", address.webSocketUrl("/x"));
    }

    @Test
    void whatTheOperatorSaysCountsForEverybody() {
        for (String written : new String[] {"https://voice.example:444", "WSS://Voice.Example:444/"}) {
            AccessSettings settings = AccessSettings.from(
                    Configs.of("jackfield.access.public-url", written, "jackfield.access.trusted-proxies", "10.0.0.1"));
            assertEquals(
                    "wss://voice.example:444/x",
                    PublicAddress.of(seen("http", "evil.example"), settings).webSocketUrl("/x"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"voice.example", "https://voice.example/path", "ftp://voice.example", "https://a:70000"})
    void aPublicAddressThatIsNoneFailsTheSettings(String written) {
        InvalidSetting problem = assertThrows(
                InvalidSetting.class, () -> AccessSettings.from(Configs.of("jackfield.access.public-url", written)));
        assertEquals("jackfield.access.public-url", problem.setting());
    }
}
