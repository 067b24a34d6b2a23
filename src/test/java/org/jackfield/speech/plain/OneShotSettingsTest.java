package org.jackfield.speech.plain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.jackfield.config.InvalidSetting;
import org.jackfield.testing.fakes.Configs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OneShotSettingsTest {

    @Test
    void theDefaultsAreRoomForTheLongestRecordingAndForSevenMinutesOfSpeech() {
        assertEquals(new OneShotSettings(64, 20 << 20, 16), OneShotSettings.from(Configs.of()));
    }

    @ParameterizedTest
    @CsvSource({
        "jackfield.one-shot.max-concurrent, 0",
        "jackfield.one-shot.max-concurrent, 513",
        "jackfield.one-shot.max-answer-bytes, 1023",
        "jackfield.one-shot.max-parts, 0"
    })
    void aValueThatMakesNoSenseFailsWithItsKey(String key, String value) {
        InvalidSetting problem = assertThrows(InvalidSetting.class, () -> OneShotSettings.from(Configs.of(key, value)));
        assertTrue(problem.getMessage().startsWith(key), problem.getMessage());
    }
}
