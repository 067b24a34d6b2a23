package org.jackfield.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jackfield.access.Authenticator.Outcome;
import org.jackfield.config.InvalidSetting;
import org.jackfield.problem.End;
import org.jackfield.testing.fakes.Configs;
import org.jackfield.testing.fakes.Requests;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AdmissionTest {

    private static final String KEY = "dGhlIHNhbXBsZSBub25jZQ==";

    private static final RateSettings LIMITS = RateSettings.from(Configs.of());
    private static final Slots NO_SLOTS = (identity, address) -> {
        throw new AssertionError("A slot was asked for.");
    };
    private static final Outcome GUEST = new Outcome.Identified(new Guest());

    private static AccessRequest request(List<String> origins) {
        return Requests.with(Map.of(
                "Origin", origins,
                "Upgrade", List.of("WebSocket"),
                "Connection", List.of("keep-alive, Upgrade"),
                "Sec-WebSocket-Version", List.of("13"),
                "Sec-WebSocket-Key", List.of(KEY)));
    }

    private static AccessRequest handshake(
            String method, String protocol, String connection, String version, String key) {
        return Requests.with(
                method,
                protocol,
                Map.of(
                        "Upgrade", List.of("websocket"),
                        "Connection", list(connection),
                        "Sec-WebSocket-Version", list(version),
                        "Sec-WebSocket-Key", list(key)));
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

    private static AccessRequest upgradeTo(String protocols, String key) {
        return Requests.with(Map.of(
                "Upgrade", List.of(protocols.split("[|]")),
                "Connection", List.of("Upgrade"),
                "Sec-WebSocket-Version", List.of("13"),
                "Sec-WebSocket-Key", list(key)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"websocket/13", "\"websocket\"", "other", "other|another", " "})
    void whatAServerMightUpgradeIsAHandshakeAndABrokenOne(String protocols) {
        AccessRequest asked = upgradeTo(protocols, KEY);
        assertTrue(HandshakeRule.isUpgrade(asked));
        assertEquals(End.HANDSHAKE, endOf(new HandshakeRule().objection(asked)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"WebSocket", "other, websocket", "other|websocket"})
    void aHandshakeMayOfferOtherProtocolsBesides(String protocols) {
        assertEquals(Optional.empty(), new HandshakeRule().objection(upgradeTo(protocols, KEY)));
    }

    @Test
    void anUpgradeToSomethingElseIsNoHandshake() {
        assertFalse(HandshakeRule.isUpgrade(upgradeTo("h2c", "")));
        assertFalse(HandshakeRule.isUpgrade(Requests.with(Map.of("Sec-WebSocket-Key", List.of(KEY)))));
    }

    private static OriginRule origins(String... allowed) {
        return new OriginRule(AccessSettings.from(Configs.of("jackfield.access.origins", String.join(",", allowed))));
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

    private static RequestRule objecting(End end) {
        return request -> Optional.of(Decision.refused(end));
    }

    private static AdmissionRule toEverybody(End end) {
        return (request, identity) -> Optional.of(Decision.refused(end));
    }

    @Test
    void theFirstRefusalCountsAndTheRequestIsJudgedBeforeWhoItIs() {
        Outcome stranger = new Outcome.Rejected(End.AUTH_REQUIRED);
        RequestRule nothing = request -> Optional.empty();
        Admission all = new Admission(
                List.of(nothing, objecting(End.RESTARTING), objecting(End.ORIGIN_DENIED)), List.of(), NO_SLOTS, LIMITS);
        Admission known = new Admission(List.of(nothing), List.of(toEverybody(End.OVERLOADED)), NO_SLOTS, LIMITS);

        assertEquals(End.RESTARTING, endOf(all.decide(request(List.of()), stranger)));
        assertEquals(End.AUTH_REQUIRED, endOf(known.decide(request(List.of()), stranger)));
        assertEquals(End.OVERLOADED, endOf(known.decide(request(List.of()), GUEST)));
    }

    @Test
    void whomNoRuleRefusesGetsASlotLastAndIsGrantedWhatTheIdentityAllows() {
        Instant soon = Instant.ofEpochSecond(1_790_000_000);
        Identity ann = new Identity() {
            @Override
            public String name() {
                return "ann";
            }

            @Override
            public Optional<Instant> expiresAt() {
                return Optional.of(soon);
            }
        };
        Slots oneSlot = (identity, address) -> new Slots.Outcome.Taken(Slot.UNCOUNTED);
        Admission admission = new Admission(List.of(), List.of(), oneSlot, LIMITS);

        Decision decision = admission.decide(request(List.of()), new Outcome.Identified(ann));

        ClientAddress client = request(List.of()).client();
        assertEquals(
                new Decision.Admitted(new Grant(ann, client, LIMITS, Optional.of(soon), Slot.UNCOUNTED)), decision);
    }

    @Test
    void whoFindsNoSlotIsToldWhichLimitItIs() {
        Slots full = (identity, address) -> new Slots.Outcome.Full(End.CONNECTIONS);
        Admission admission = new Admission(List.of(), List.of(), full, LIMITS);

        assertEquals(End.CONNECTIONS, endOf(admission.decide(request(List.of()), GUEST)));
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
