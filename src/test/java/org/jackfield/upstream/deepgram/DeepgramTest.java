package org.jackfield.upstream.deepgram;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.Config;
import org.jackfield.config.InvalidSetting;
import org.jackfield.config.Secret;
import org.jackfield.testing.fakes.Configs;
import org.jackfield.upstream.Capability;
import org.jackfield.upstream.DirectGateway;
import org.jackfield.upstream.ModelSettings;
import org.jackfield.upstream.Resolution;
import org.jackfield.upstream.Resolution.BadParameter;
import org.jackfield.upstream.Resolution.Resolved;
import org.jackfield.upstream.Target;
import org.jackfield.upstream.UpstreamSettings;
import org.jackfield.upstream.Upstreams;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class DeepgramTest {

    private static final Capability STT = Capability.SPEECH_TO_TEXT;
    private static final Capability TTS = Capability.TEXT_TO_SPEECH;

    private final Map<String, String> values =
            new HashMap<>(Map.of("jackfield.gateway", "direct", "deepgram.api-key", "the-key"));
    private final Config config = Configs.of(values);
    private final Deepgram deepgram = new Deepgram(() -> DeepgramSettings.from(config));
    private final Upstreams upstreams = new Upstreams(
            List.of(deepgram),
            List.of(new DirectGateway(List.of(deepgram), ModelSettings.from(config))),
            UpstreamSettings.from(config),
            ModelSettings.from(config));

    @Test
    void fluxAndAuraAreTheDefaults() {
        assertEquals("@cf/deepgram/flux", upstreams.defaultModel(STT).catalogueName());
        assertEquals("@cf/deepgram/aura-2-en", upstreams.defaultModel(TTS).catalogueName());
    }

    @Test
    void recognitionHasThisAddressAndOneHeader() {
        Target target = target(STT, "");

        assertEquals(
                "wss://api.deepgram.com/v2/listen?model=flux-general-en&encoding=linear16&sample_rate=16000",
                target.uri().toString());
        assertEquals(Map.of("Authorization", Secret.of("Token the-key")), target.headers());
    }

    @Test
    void speechHasThisAddressAndOneHeader() {
        Target target = target(TTS, "");

        assertEquals(
                "wss://api.deepgram.com/v1/speak?model=aura-2-luna-en&encoding=linear16&sample_rate=24000",
                target.uri().toString());
        assertEquals(Map.of("Authorization", Secret.of("Token the-key")), target.headers());
    }

    @Test
    void everyParameterOfRecognitionArrives() {
        String query = "keyterm=a%26b&eot_timeout_ms=60000&tag=t&keyterm=%C3%A9%23&mip_opt_out=true"
                + "&eager_eot_threshold=0.3&eot_threshold=1.0&model=flux-general-en";

        assertEquals(
                "wss://api.deepgram.com/v2/listen?model=flux-general-en&encoding=linear16&sample_rate=16000"
                        + "&eot_threshold=1.0&eager_eot_threshold=0.3&eot_timeout_ms=60000"
                        + "&keyterm=a%26b&keyterm=%C3%A9%23&tag=t&mip_opt_out=true",
                target(STT, query).uri().toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "eot_threshold=0.5&eot_timeout_ms=500",
                "eager_eot_threshold=0.7",
                "eager_eot_threshold=0.9&eot_threshold=0.9",
                "eager_eot_threshold=0.9&eot_threshold=1",
                "mip_opt_out=false&sample_rate=16000&encoding=linear16",
                "model=@cf/deepgram/flux",
            })
    void recognitionTakes(String query) {
        assertInstanceOf(Resolved.class, upstreams.resolve(STT, query));
    }

    @ParameterizedTest
    @CsvSource({
        "encoding, encoding=mulaw",
        "sample_rate, sample_rate=8000",
        "sample_rate, sample_rate=16000.0",
        "channels, channels=2",
        "interim_results, interim_results=true",
        "language, language=en",
        "eot_threshold, eot_threshold=0.4",
        "eot_threshold, eot_threshold=1.01",
        "eager_eot_threshold, eager_eot_threshold=0.2",
        "eager_eot_threshold, eager_eot_threshold=0.95",
        "eager_eot_threshold, eager_eot_threshold=0.8",
        "eager_eot_threshold, eager_eot_threshold=0.8&eot_threshold=0.75",
        "eot_timeout_ms, eot_timeout_ms=499",
        "eot_timeout_ms, eot_timeout_ms=60001",
        "eot_timeout_ms, eot_timeout_ms=500.5",
        "keyterm, keyterm=",
        "tag, tag=a&tag=b",
        "mip_opt_out, mip_opt_out=yes",
        "model, model=nova-3",
        "model, model=aura-2-en",
        "speaker, speaker=luna",
    })
    void recognitionRefusesNaming(String name, String query) {
        assertEquals(name, bad(upstreams.resolve(STT, query)).name());
    }

    @Test
    void keytermsAreBounded() {
        assertInstanceOf(Resolved.class, upstreams.resolve(STT, "keyterm=" + "k".repeat(100)));
        assertEquals(
                "keyterm",
                bad(upstreams.resolve(STT, "keyterm=" + "k".repeat(101))).name());
        assertInstanceOf(Resolved.class, upstreams.resolve(STT, "keyterm=k&".repeat(100)));
        assertEquals(
                "keyterm", bad(upstreams.resolve(STT, "keyterm=k&".repeat(101))).name());
        assertEquals(
                "tag", bad(upstreams.resolve(STT, "tag=" + "t".repeat(129))).name());
    }

    @ParameterizedTest
    @CsvSource({
        "speaker=zeus, aura-2-zeus-en",
        "speaker=stella, aura-2-thalia-en",
        "speaker=perseus, aura-2-apollo-en",
        "speaker=helios, aura-2-draco-en",
        "speaker=angus, aura-2-hyperion-en",
    })
    void aVoiceIsPartOfDeepgramsNameOfTheModel(String query, String model) {
        assertEquals(
                "wss://api.deepgram.com/v1/speak?model=" + model + "&encoding=linear16&sample_rate=48000",
                target(TTS, query + "&sample_rate=48000").uri().toString());
    }

    @Test
    void anOldVoiceIsReplacedInTheRouteForEveryGateway() {
        Resolved resolved = assertInstanceOf(Resolved.class, upstreams.resolve(TTS, "speaker=stella"));

        assertEquals("thalia", resolved.route().parameter("speaker").orElseThrow());
    }

    @ParameterizedTest
    @MethodSource("voicesOfThePage")
    void everyVoiceOfThePageIsTaken(String voice) {
        assertInstanceOf(Resolved.class, upstreams.resolve(TTS, "speaker=" + voice));
    }

    private static Stream<String> voicesOfThePage() {
        return Stream.of(
                "asteria", "luna", "stella", "athena", "hera", "orion", "arcas", "perseus", "angus", "orpheus",
                "helios", "zeus");
    }

    @ParameterizedTest
    @CsvSource({
        "speaker, speaker=LUNA",
        "speaker, speaker=luna&speaker=zeus",
        "speaker, speaker=",
        "speaker, speaker=luna-en%26x%3Dy",
        "encoding, encoding=mp3",
        "sample_rate, sample_rate=44100",
        "voice, voice=luna",
        "container, container=wav",
        "model, model=flux",
    })
    void speechRefusesNaming(String name, String query) {
        assertEquals(name, bad(upstreams.resolve(TTS, query)).name());
    }

    @Test
    void theCredentialIsMissingUntilItIsSetAndReadForEachDial() {
        values.remove("deepgram.api-key");
        assertEquals(List.of("DEEPGRAM_API_KEY"), upstreams.missing());
        assertThrows(InvalidSetting.class, () -> target(STT, ""));

        values.put("deepgram.api-key", "rotated");
        assertEquals(List.of(), upstreams.missing());
        assertEquals(
                Map.of("Authorization", Secret.of("Token rotated")),
                target(STT, "").headers());
    }

    @Test
    void badSettingsFailNamingThemselvesWithoutTheCredential() {
        values.put("deepgram.api-key", "Token canary");
        InvalidSetting failure = assertThrows(InvalidSetting.class, () -> new DeepgramProducer().provider(config));
        assertEquals("deepgram.api-key", failure.setting());
        assertFalse(failure.getMessage().contains("canary"), failure.getMessage());

        values.put("deepgram.api-key", "canary");
        assertFalse(DeepgramSettings.from(config).toString().contains("canary"));

        values.put("deepgram.base-url", "ws://far.example");
        failure = assertThrows(InvalidSetting.class, upstreams::missing);
        assertTrue(failure.getMessage().startsWith("deepgram.base-url: "), failure.getMessage());
    }

    private Target target(Capability capability, String query) {
        Resolved resolved = assertInstanceOf(Resolved.class, upstreams.resolve(capability, query));
        return upstreams.target(resolved.route());
    }

    private static BadParameter bad(Resolution resolution) {
        return assertInstanceOf(BadParameter.class, resolution);
    }
}
