package org.jackfield.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jackfield.config.InvalidSetting;
import org.jackfield.problem.End;
import org.jackfield.testing.fakes.Configs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AdmissionTest {

    private static final String KEY = "dGhlIHNhbXBsZSBub25jZQ==";

    private static final ClientAddress HERE = new ClientAddress("192.0.2.1");
    private static final Slots NO_SEATS = (user, address) -> {
        throw new AssertionError("A slot was asked for.");
    };

    private static AccessRequest request(List<String> origins) {
        return new AccessRequest(
                "GET",
                "HTTP/1.1",
                "voice.example:8080",
                origins,
                List.of("keep-alive", "upgrade"),
                List.of("13"),
                List.of(KEY),
                HERE);
    }

    private static AccessRequest handshake(
            String method, String protocol, String connection, String version, String key) {
        return new AccessRequest(method, protocol, "h", List.of(), list(connection), list(version), list(key), HERE);
    }

    private static List<String> list(String values) {
        return values.isEmpty() ? List.of() : List.of(values.split(" "));
    }

    private static End endOf(Decision decision) {
        return assertInstanceOf(Decision.Refused.class, decision).end();
    }

    private static End endOf(Optional<Decision.Refused> objection) {
        return objection.orElseThrow().end();
    }

    @Test
    void aProperHandshakePasses() {
        assertEquals(Optional.empty(), new HandshakeRule().objection(request(List.of())));
    }

    @ParameterizedTest
    @CsvSource({
        "POST, HTTP/1.1, upgrade, 13, " + KEY + ", HANDSHAKE_METHOD",
        "GET, HTTP/1.0, upgrade, 13, " + KEY + ", HANDSHAKE",
        "GET, HTTP/1.1, '', 13, " + KEY + ", HANDSHAKE",
        "GET, HTTP/1.1, close, 13, " + KEY + ", HANDSHAKE",
        "GET, HTTP/1.1, upgrade, '', " + KEY + ", HANDSHAKE_VERSION",
        "GET, HTTP/1.1, upgrade, 8, " + KEY + ", HANDSHAKE_VERSION",
        "GET, HTTP/1.1, upgrade, 12, " + KEY + ", HANDSHAKE_VERSION",
        "GET, HTTP/1.1, upgrade, 13 13, " + KEY + ", HANDSHAKE_VERSION",
        "GET, HTTP/1.1, upgrade, 13, '', HANDSHAKE",
        "GET, HTTP/1.1, upgrade, 13, c2hvcnQ=, HANDSHAKE",
        "GET, HTTP/1.1, upgrade, 13, not!base64, HANDSHAKE",
        "GET, HTTP/1.1, upgrade, 13, " + KEY + " " + KEY + ", HANDSHAKE",
    })
    void aBrokenHandshakeIsRefusedAlikeOnEveryServer(
            String method, String protocol, String connection, String version, String key, End end) {
        assertEquals(end, endOf(new HandshakeRule().objection(handshake(method, protocol, connection, version, key))));
    }

    private static OriginRule origins(String... allowed) {
        return new OriginRule(new AccessSettings(true, Set.of(allowed), Set.of()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://voice.example:8080",
                "https://voice.example:8080",
                "HTTPS://Voice.Example:8080",
                "https://app.example"
            })
    void pagesOfThisHostAndOfAllowedOriginsPass(String origin) {
        assertEquals(Optional.empty(), origins("https://app.example").objection(request(List.of(origin))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "https://evil.example",
                "https://app.example.evil",
                "https://app.example:444",
                "http://app.example",
                "https://voice.example",
                "https://evil-voice.example:8080",
                ""
            })
    void otherPagesAreRefused(String origin) {
        assertEquals(End.ORIGIN_DENIED, endOf(origins("https://app.example").objection(request(List.of(origin)))));
    }

    @Test
    void twoOriginsAreRefusedAndNoneComesFromNoPage() {
        List<String> two = List.of("https://app.example", "https://evil.example");
        assertEquals(End.ORIGIN_DENIED, endOf(origins("https://app.example").objection(request(two))));
        assertEquals(Optional.empty(), origins().objection(request(List.of())));
    }

    @Test
    void strangersAreServedInGuestModeAlone() {
        AccessSettings guest = AccessSettings.from(Configs.of("jackfield.access.guest", "true"));
        assertEquals(Optional.empty(), new CredentialRule(guest).objection(request(List.of())));
        AccessSettings closed = AccessSettings.from(Configs.of());
        assertEquals(End.AUTH_REQUIRED, endOf(new CredentialRule(closed).objection(request(List.of()))));
    }

    @Test
    void theFirstRefusalCounts() {
        Admission admission = new Admission(
                List.of(
                        any -> Optional.empty(),
                        any -> Optional.of(Decision.refused(End.OVERLOADED)),
                        any -> Optional.of(Decision.refused(End.INTERNAL))),
                NO_SEATS);
        assertEquals(End.OVERLOADED, endOf(admission.decide(request(List.of()))));
    }

    @Test
    void whomNoRuleRefusesIsAGuestAndAskedForASeatLast() {
        Slots oneSeat = (user, address) -> new Decision.Admitted(new Grant(user, address, Slot.UNCOUNTED));
        Admission admission = new Admission(List.of(any -> Optional.empty()), oneSeat);

        Decision decision = admission.decide(request(List.of()));

        assertEquals(new Decision.Admitted(new Grant("guest", HERE, Slot.UNCOUNTED)), decision);
    }

    @Test
    void aProxyThatIsNoAddressFailsTheSettings() {
        InvalidSetting problem = assertThrows(
                InvalidSetting.class,
                () -> AccessSettings.from(Configs.of("jackfield.access.trusted-proxies", "proxy.example")));
        assertEquals("jackfield.access.trusted-proxies", problem.setting());
    }

    @Test
    void anOriginThatIsNoneFailsTheSettings() {
        InvalidSetting problem = assertThrows(
                InvalidSetting.class,
                () -> AccessSettings.from(Configs.of("jackfield.access.origins", "https://a.example/path")));
        assertTrue(problem.getMessage().startsWith("jackfield.access.origins"));
    }
}
