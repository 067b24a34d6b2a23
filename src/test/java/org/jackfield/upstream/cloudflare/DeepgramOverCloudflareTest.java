package org.jackfield.upstream.cloudflare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.Config;
import org.jackfield.config.Secret;
import org.jackfield.testing.fakes.Configs;
import org.jackfield.upstream.Capability;
import org.jackfield.upstream.ModelSettings;
import org.jackfield.upstream.Resolution.Resolved;
import org.jackfield.upstream.Target;
import org.jackfield.upstream.UpstreamSettings;
import org.jackfield.upstream.Upstreams;
import org.jackfield.upstream.deepgram.Deepgram;
import org.jackfield.upstream.deepgram.DeepgramSettings;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** From a client's query to the address on the wire, as a deployment without further settings does it. */
class DeepgramOverCloudflareTest {

    private final Config config = Configs.of(
            "cloudflare.account-id", "account", "cloudflare.gateway-id", "gateway", "cloudflare.api-token", "opener");
    private final Upstreams upstreams = new Upstreams(
            List.of(new Deepgram(() -> DeepgramSettings.from(config))),
            List.of(new CloudflareGateway(() -> CloudflareSettings.from(config))),
            UpstreamSettings.from(config),
            ModelSettings.from(config));

    @ParameterizedTest
    @CsvSource({
        "SPEECH_TO_TEXT, '', flux&encoding=linear16&sample_rate=16000",
        "SPEECH_TO_TEXT, model=flux-general-en&keyterm=a%26b&keyterm=%23%C3%A9&eot_threshold=0.8,"
                + " flux&encoding=linear16&sample_rate=16000&eot_threshold=0.8&keyterm=a%26b&keyterm=%23%C3%A9",
        "TEXT_TO_SPEECH, '', aura-2-en&speaker=luna&encoding=linear16&sample_rate=24000",
        "TEXT_TO_SPEECH, speaker=zeus, aura-2-en&speaker=zeus&encoding=linear16&sample_rate=24000",
        "TEXT_TO_SPEECH, speaker=stella, aura-2-en&speaker=thalia&encoding=linear16&sample_rate=24000",
    })
    void aQueryBecomesThisAddress(Capability capability, String query, String rest) {
        Resolved resolved = assertInstanceOf(Resolved.class, upstreams.resolve(capability, query));

        Target target = upstreams.target(resolved.route());

        assertEquals(
                "wss://gateway.ai.cloudflare.com/v1/account/gateway/workers-ai?model=@cf/deepgram/" + rest,
                target.uri().toString());
        assertEquals(Map.of("cf-aig-authorization", Secret.of("Bearer opener")), target.headers());
    }
}
