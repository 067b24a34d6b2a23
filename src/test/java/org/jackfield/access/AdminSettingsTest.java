package org.jackfield.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.jackfield.config.InvalidSetting;
import org.jackfield.config.Secret;
import org.jackfield.testing.fakes.Configs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AdminSettingsTest {

    private static final String ADMIN = "jackfield.admin.key";
    private static final String METRICS = "jackfield.metrics.key";

    @Test
    void withoutKeysNothingOpens() {
        AdminSettings settings = AdminSettings.from(Configs.of());
        assertEquals(List.of(), settings.forAll());
        assertEquals(List.of(), settings.forMetrics());
    }

    @Test
    void theMetricsKeyOpensTheMetricsAlone() {
        AdminSettings settings = AdminSettings.from(Configs.of(ADMIN, "0123456789abcdef", METRICS, "fedcba9876543210"));
        assertEquals(List.of(Secret.of("0123456789abcdef")), settings.forAll());
        assertEquals(List.of(Secret.of("0123456789abcdef"), Secret.of("fedcba9876543210")), settings.forMetrics());
        assertFalse(settings.toString().contains("abcdef"), settings::toString);
    }

    @ParameterizedTest
    @ValueSource(strings = {ADMIN, METRICS})
    void aKeyThatCouldBeGuessedIsNoKey(String setting) {
        InvalidSetting invalid =
                assertThrows(InvalidSetting.class, () -> AdminSettings.from(Configs.of(setting, "0123456789abcde")));
        assertEquals(setting, invalid.setting());
        assertFalse(invalid.getMessage().contains("abcde"), invalid::getMessage);
    }

    @Test
    void oneKeyIsNotForBoth() {
        InvalidSetting invalid = assertThrows(
                InvalidSetting.class,
                () -> AdminSettings.from(Configs.of(ADMIN, "0123456789abcdef", METRICS, "0123456789abcdef")));
        assertTrue(invalid.getMessage().startsWith(METRICS), invalid::getMessage);
    }
}
