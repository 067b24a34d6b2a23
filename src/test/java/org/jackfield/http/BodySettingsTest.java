package org.jackfield.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import org.jackfield.config.InvalidSetting;
import org.jackfield.testing.fakes.Configs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BodySettingsTest {

    @Test
    void aBodyMayTakeLongerTheMoreOfItIsThere() {
        BodySettings settings = BodySettings.from(Configs.of("jackfield.body.least-bytes-per-second", "1000"));

        assertEquals(Duration.ofSeconds(10), settings.limitFor(0));
        assertEquals(Duration.ofSeconds(15), settings.limitFor(5000));
    }

    @ParameterizedTest
    @CsvSource({
        "jackfield.body.time-limit, PT0S",
        "jackfield.body.drain-time, PT11M",
        "jackfield.body.least-bytes-per-second, 0",
        "jackfield.body.max-concurrent, 0",
        "jackfield.body.max-held-percent, 91",
        "jackfield.body.drain-bytes, -1"
    })
    void aSettingThatMakesNoSenseIsNamed(String key, String value) {
        InvalidSetting problem = assertThrows(InvalidSetting.class, () -> BodySettings.from(Configs.of(key, value)));

        assertEquals(true, problem.getMessage().contains(key), problem::getMessage);
    }
}
