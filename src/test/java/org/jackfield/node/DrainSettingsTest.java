package org.jackfield.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import org.jackfield.config.InvalidSetting;
import org.jackfield.testing.fakes.Configs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DrainSettingsTest {

    @ParameterizedTest
    @CsvSource({
        "jackfield.drain.timeout, PT-1S",
        "jackfield.drain.timeout, PT1H0.001S",
        "jackfield.drain.on-stop, PT-1S",
        "jackfield.drain.on-stop, PT1H0.001S",
        "jackfield.drain.spread, PT0.999S",
        "jackfield.drain.spread, PT10M1S"
    })
    void whatMakesNoSenseIsRefused(String setting, String value) {
        InvalidSetting invalid =
                assertThrows(InvalidSetting.class, () -> DrainSettings.from(Configs.of(setting, value)));
        assertEquals(setting, invalid.setting());
    }

    @ParameterizedTest
    @CsvSource({"PT0S, PT1H, PT1S", "PT1H, PT0S, PT10M"})
    void theBoundsThemselvesAreGood(Duration timeout, Duration onStop, Duration spread) {
        assertEquals(
                new DrainSettings(timeout, onStop, spread),
                DrainSettings.from(Configs.of(
                        "jackfield.drain.timeout", timeout.toString(),
                        "jackfield.drain.on-stop", onStop.toString(),
                        "jackfield.drain.spread", spread.toString())));
    }

    @Test
    void aMomentIsGivenToFinish() {
        assertEquals(Duration.ofSeconds(30), DrainSettings.from(Configs.of()).timeout());
        assertEquals(Duration.ofSeconds(15), DrainSettings.from(Configs.of()).onStop());
    }
}
