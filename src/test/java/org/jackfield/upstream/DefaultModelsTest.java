package org.jackfield.upstream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.jackfield.config.InvalidSetting;
import org.jackfield.testing.fakes.Configs;
import org.jackfield.testing.fakes.Models;
import org.jackfield.testing.fakes.Models.FakeGateway;
import org.jackfield.testing.fakes.Models.FakeProvider;
import org.jackfield.upstream.Resolution.BadParameter;
import org.jackfield.upstream.Resolution.Resolved;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DefaultModelsTest {

    private static final Capability STT = Capability.SPEECH_TO_TEXT;
    private static final Capability TTS = Capability.TEXT_TO_SPEECH;

    private static final Model EARS = Models.model("acme", "ears", STT);
    private static final Model MOUTH = Models.model("acme", "mouth", TTS);
    private static final FakeProvider ACME = new FakeProvider("acme", EARS, MOUTH);
    private static final FakeProvider OTHER =
            new FakeProvider("other", Models.model("other", "cans", STT), Models.model("other", "shells", STT));

    private static Upstreams upstreams(String recognition, Provider... providers) {
        UpstreamSettings settings = UpstreamSettings.from(Configs.of("jackfield.gateway", "door"));
        return new Upstreams(
                List.of(providers),
                List.of(new FakeGateway("door")),
                settings,
                ModelSettings.from(Configs.of(
                        "jackfield.speech.recognition-model",
                        recognition,
                        "jackfield.speech.synthesis-model",
                        "mouth")));
    }

    @ParameterizedTest
    @CsvSource({
        "ears, ears",
        "ears-alias, ears",
        "@cf/acme/ears, ears",
        "shells, shells",
        "@cf/other/cans, cans",
    })
    void theSettingChoosesByAnyNameWhateverTheOrder(String setting, String name) {
        assertEquals(name, upstreams(setting, ACME, OTHER).defaultModel(STT).name());
        assertEquals(name, upstreams(setting, OTHER, ACME).defaultModel(STT).name());
        assertEquals(MOUTH, upstreams(setting, OTHER, ACME).defaultModel(TTS));
    }

    @Test
    void clientsThatNameNoModelGetTheDefaultAndOthersTheirs() {
        Upstreams upstreams = upstreams("shells", ACME, OTHER);

        assertEquals(
                "shells",
                assertInstanceOf(Resolved.class, upstreams.resolve(STT, ""))
                        .route()
                        .model()
                        .name());
        assertEquals(
                "ears",
                assertInstanceOf(Resolved.class, upstreams.resolve(STT, "model=ears"))
                        .route()
                        .model()
                        .name());
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "mouth", "EARS"})
    void aNameThatNoModelHasFailsWithTheKeyAndTheNamesThereAre(String name) {
        InvalidSetting failure = assertThrows(InvalidSetting.class, () -> upstreams(name, ACME, OTHER));

        assertEquals(
                "jackfield.speech.recognition-model: must be one of ears, ears-alias, @cf/acme/ears,"
                        + " cans, cans-alias, @cf/other/cans, shells, shells-alias, @cf/other/shells",
                failure.getMessage());
    }

    @Test
    void aCapabilityWithoutModelsNeedsNoDefault() {
        Upstreams upstreams = upstreams("x", new FakeProvider("acme", MOUTH));

        assertInstanceOf(BadParameter.class, upstreams.resolve(STT, ""));
    }

    @Test
    void twoModelsWithANameInCommonFailWithBoth() {
        FakeProvider echo = new FakeProvider("echo", Models.model("echo", "ears", STT));

        IllegalArgumentException failure =
                assertThrows(IllegalArgumentException.class, () -> upstreams("ears", ACME, echo));

        assertEquals("Two models are called ears: @cf/acme/ears and @cf/echo/ears", failure.getMessage());
    }

    @Test
    void anAliasOfOneThatIsTheNameOfAnotherFailsToo() {
        FakeProvider echo = new FakeProvider("echo", Models.model("echo", "mouth-alias", STT));

        assertThrows(IllegalArgumentException.class, () -> upstreams("ears", ACME, echo));
    }
}
