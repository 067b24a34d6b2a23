package org.jackfield.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.jackfield.config.InvalidSetting;
import org.jackfield.testing.fakes.Configs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SessionSettingsTest {

    @Test
    void thePresetsAreThoseOfTheContract() {
        SessionSettings settings = SessionSettings.from(Configs.of());
        assertEquals(Duration.ofMinutes(5), settings.idleLimit());
        assertEquals(Duration.ofHours(1), settings.maxDuration());
    }

    @ParameterizedTest
    @CsvSource({
        "jackfield.session.max-sessions, 0",
        "jackfield.session.max-sessions, many",
        "jackfield.session.idle-limit, PT0S",
        "jackfield.session.idle-limit, 5m",
        "jackfield.session.max-duration, -PT1S",
        "jackfield.session.ping-interval, PT0S",
        "jackfield.session.silence-limit, PT15S",
        "jackfield.session.close-limit, PT0.5S",
        "jackfield.session.write-limit, PT0S",
        "jackfield.session.pause-limit, PT45S",
        "jackfield.session.flush-limit, PT0S",
    })
    void aValueThatMakesNoSenseFailsWithItsKey(String key, String value) {
        InvalidSetting problem = assertThrows(InvalidSetting.class, () -> SessionSettings.from(Configs.of(key, value)));
        assertTrue(problem.getMessage().startsWith(key), problem.getMessage());
    }
}
