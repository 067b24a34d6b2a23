package org.jackfield.upstream.cloudflare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.Config;
import org.jackfield.config.InvalidSetting;
import org.jackfield.config.Secret;
import org.jackfield.testing.fakes.Configs;
import org.jackfield.testing.fakes.Models;
import org.jackfield.upstream.Capability;
import org.jackfield.upstream.Model;
import org.jackfield.upstream.Route;
import org.jackfield.upstream.Target;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CloudflareGatewayTest {

    private static final Model FLUX = Models.model("deepgram", "flux", Capability.SPEECH_TO_TEXT);
    private static final Model AURA = Models.model("deepgram", "aura-2-en", Capability.TEXT_TO_SPEECH);

    private final Map<String, String> values = new HashMap<>(Map.of(
            "cloudflare.account-id", "0123abc",
            "cloudflare.gateway-id", "my-gateway_1",
            "cloudflare.api-token", "common"));
    private final Config config = Configs.of(values);
    private final CloudflareGateway gateway = new CloudflareGateway(() -> CloudflareSettings.from(config));

    @Test
    void recognitionHasThisAddressAndOneHeader() {
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        parameters.put("encoding", List.of("linear16"));
        parameters.put("sample_rate", List.of("16000"));
        parameters.put("keyterm", List.of("Jakarta", "R&B #1 + é"));

        Target target = gateway.target(new Route(FLUX, parameters, Map.of("fault", List.of("stall"))));

        assertEquals(
                "wss://gateway.ai.cloudflare.com/v1/0123abc/my-gateway_1/workers-ai"
                        + "?model=@cf/deepgram/flux&encoding=linear16&sample_rate=16000"
                        + "&keyterm=Jakarta&keyterm=R%26B%20%231%20%2B%20%C3%A9",
                target.uri().toString());
        assertEquals(Map.of("cf-aig-authorization", Secret.of("Bearer common")), target.headers());
        assertFalse(target.toString().contains("common"), target.toString());
    }

    @Test
    void nothingLeavesItsParameter() {
        Target target = gateway.target(new Route(FLUX, Map.of("tag", List.of("a\tx: y&z=1")), Map.of()));

        assertTrue(target.uri().toString().endsWith("&tag=a%09x:%20y%26z%3D1"), target.uri()::toString);
    }

    @Test
    void eachCapabilityMayHaveACredentialOfItsOwn() {
        values.put("cloudflare.stt-api-token", "hearing");
        assertEquals("Bearer hearing", credential(FLUX));
        assertEquals("Bearer common", credential(AURA));

        values.put("cloudflare.tts-api-token", "speaking");
        values.remove("cloudflare.api-token");
        assertEquals("Bearer speaking", credential(AURA));
        assertEquals(List.of(), gateway.missing());
    }

    @Test
    void aCredentialIsReadForEachDial() {
        assertEquals("Bearer common", credential(FLUX));
        values.put("cloudflare.api-token", "rotated\n");
        assertEquals("Bearer rotated", credential(FLUX));
    }

    @ParameterizedTest
    @CsvSource({
        "cloudflare.account-id, CLOUDFLARE_ACCOUNT_ID",
        "cloudflare.gateway-id, CLOUDFLARE_GATEWAY_ID",
        "cloudflare.api-token, CLOUDFLARE_API_TOKEN",
    })
    void whatIsNotSetIsMissing(String name, String environmentName) {
        values.remove(name);
        assertEquals(List.of(environmentName), gateway.missing());
        values.put(name, "  ");
        assertEquals(List.of(environmentName), gateway.missing());

        InvalidSetting failure = assertThrows(InvalidSetting.class, () -> credential(FLUX));
        assertEquals(name + ": is not set", failure.getMessage());
    }

    @Test
    void allThatIsMissingIsNamedAtOnce() {
        values.clear();
        values.put("cloudflare.stt-api-token", "hearing");

        assertEquals(
                List.of("CLOUDFLARE_ACCOUNT_ID", "CLOUDFLARE_GATEWAY_ID", "CLOUDFLARE_API_TOKEN"),
                new ArrayList<>(gateway.missing()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a/b", "..", "a b", "a?b", "a#b", "a%2Fb", "é", "a\r\nb", "<your-id>"})
    void idsCannotLeaveTheirPlaceInTheAddress(String id) {
        for (String name : List.of("cloudflare.account-id", "cloudflare.gateway-id")) {
            assertRefused(name, id);
        }
    }

    @Test
    void idsHaveALength() {
        values.put("cloudflare.gateway-id", "g".repeat(64));
        assertEquals(List.of(), gateway.missing());
        assertRefused("cloudflare.gateway-id", "g".repeat(65));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer canary", "canary\r\nx: y", "canary\u00e9", "can\0ary"})
    void aCredentialThatIsNoneFailsWithoutBeingRepeated(String text) {
        for (String name : List.of("cloudflare.api-token", "cloudflare.stt-api-token", "cloudflare.tts-api-token")) {
            assertRefused(name, text);
        }
    }

    @Test
    void theBaseUrlIsSecureOrLoopbackOrAllowed() {
        assertRefused("cloudflare.base-url", "ws://canary.example");
        assertRefused("cloudflare.base-url", "wss://user:canary@example.org");

        values.put("cloudflare.base-url", "ws://localhost:9/cf/");
        assertEquals("ws://localhost:9/cf/v1/0123abc/my-gateway_1/workers-ai?model=@cf/deepgram/flux", address());

        values.put("cloudflare.base-url", "ws://plain.example");
        values.put("jackfield.upstream.allow-plain", "true");
        assertTrue(address().startsWith("ws://plain.example/v1/"), address());
    }

    @Test
    void settingsDoNotPrintCredentials() {
        values.put("cloudflare.api-token", "canary");
        values.put("cloudflare.stt-api-token", "canary");

        assertFalse(CloudflareSettings.from(config).toString().contains("canary"));
    }

    @Test
    void theProducerFailsOnABadSetting() {
        assertEquals("cloudflare", new CloudflareProducer().gateway(config).name());
        values.put("cloudflare.account-id", "a/b");
        assertThrows(InvalidSetting.class, () -> new CloudflareProducer().gateway(config));
    }

    private void assertRefused(String name, String value) {
        Map<String, String> before = Map.copyOf(values);
        values.put(name, value);
        InvalidSetting failure = assertThrows(InvalidSetting.class, gateway::missing);
        assertEquals(name, failure.setting());
        assertFalse(failure.getMessage().contains("canary"), failure.getMessage());
        values.clear();
        values.putAll(before);
    }

    private String address() {
        return gateway.target(new Route(FLUX, Map.of(), Map.of())).uri().toString();
    }

    private String credential(Model model) {
        return gateway.target(new Route(model, Map.of(), Map.of())).headers().values().stream()
                .map(Secret::reveal)
                .reduce("", String::concat);
    }
}
