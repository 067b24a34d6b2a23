package org.jackfield.speech;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.jackfield.config.InvalidSetting;
import org.jackfield.testing.fakes.Configs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpeechSettingsTest {

    private static SpeechSettings of(String endpoints) {
        return SpeechSettings.from(Configs.of("jackfield.speech.endpoints", endpoints));
    }

    @Test
    void bothEndpointsAreServedUnlessOneIsLeftOut() {
        SpeechSettings both = SpeechSettings.from(Configs.of());
        assertTrue(both.serves(TranscriptionEndpoint.KIND) && both.serves(SpeechEndpoint.KIND));
        assertFalse(of("speech").serves(TranscriptionEndpoint.KIND));
        assertTrue(of(" transcription ").serves(TranscriptionEndpoint.KIND));
    }

    @ParameterizedTest
    @ValueSource(strings = {"singing", "speech, singing", ","})
    void anythingElseFailsTheSettings(String endpoints) {
        assertThrows(InvalidSetting.class, () -> of(endpoints));
    }
}
