package org.jackfield.relay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.jackfield.config.InvalidSetting;
import org.jackfield.testing.fakes.Configs;
import org.jackfield.wire.Bounds;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RelaySettingsTest {

    @Test
    void twoSecondsOfAudioAre64000BytesAt16Kilohertz() {
        Bounds bounds = RelaySettings.from(Configs.of()).towardsUpstream(32_000);
        assertEquals(new Bounds(65_536, 64_000, true, 32_768, 8_192), bounds);
    }

    @ParameterizedTest
    @CsvSource({
        "jackfield.message.max-bytes, 1023",
        "jackfield.message.max-bytes, -1",
        "jackfield.message.max-bytes, 1 MiB",
        "jackfield.relay.held-audio, PT60S",
        "jackfield.relay.held-audio, -PT1S",
        "jackfield.relay.held-audio, 2s",
        "jackfield.relay.held-text-bytes, -1",
        "jackfield.relay.client-queue-bytes, 0",
        "jackfield.message.max-invalid, -1",
        "jackfield.message.max-bytes-behind-close, -1",
        "jackfield.one-shot.max-bytes, 10",
        "jackfield.one-shot.time-limit, -PT1S",
        "jackfield.one-shot.answer-limit, PT59S",
    })
    void aValueThatMakesNoSenseFailsWithItsKey(String key, String value) {
        InvalidSetting problem = assertThrows(InvalidSetting.class, () -> RelaySettings.from(Configs.of(key, value)));
        assertTrue(problem.getMessage().startsWith(key), problem.getMessage());
    }
}
