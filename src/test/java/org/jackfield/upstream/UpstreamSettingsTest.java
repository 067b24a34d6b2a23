package org.jackfield.upstream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.jackfield.config.InvalidSetting;
import org.jackfield.config.Secret;
import org.jackfield.testing.fakes.Configs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UpstreamSettingsTest {

    @Test
    void nothingSetGivesThePresets() {
        UpstreamSettings settings = UpstreamSettings.from(Configs.of());

        assertEquals(
                new UpstreamSettings(
                        "cloudflare", "auto", false, Duration.ofSeconds(5), Optional.empty(), Optional.empty()),
                settings);
    }

    @Test
    void everythingSetIsRead() {
        UpstreamSettings settings = UpstreamSettings.from(Configs.of(
                "jackfield.gateway", " direct ",
                "jackfield.upstream.client", "jdk",
                "jackfield.upstream.allow-plain", "true",
                "jackfield.upstream.connect-timeout", "PT0.1S",
                "jackfield.upstream.trust-store", "/etc/trust.p12",
                "jackfield.upstream.trust-store-password", " pass word \n"));

        assertEquals(
                new UpstreamSettings(
                        "direct",
                        "jdk",
                        true,
                        Duration.ofMillis(100),
                        Optional.of(Path.of("/etc/trust.p12")),
                        Optional.of(Secret.of(" pass word "))),
                settings);
    }

    @Test
    void blankCountsAsNotSet() {
        UpstreamSettings settings = UpstreamSettings.from(
                Configs.of("jackfield.upstream.trust-store", " ", "jackfield.upstream.connect-timeout", ""));

        assertTrue(settings.trustStore().isEmpty());
        assertEquals(Duration.ofSeconds(5), settings.connectTimeout());
    }

    @ParameterizedTest
    @CsvSource({
        "jackfield.upstream.client, tyrus",
        "jackfield.upstream.allow-plain, yes",
        "jackfield.upstream.allow-plain, TRUE",
        "jackfield.upstream.connect-timeout, 5s",
        "jackfield.upstream.connect-timeout, 5000",
        "jackfield.upstream.connect-timeout, PT0S",
        "jackfield.upstream.connect-timeout, PT0.099S",
        "jackfield.upstream.connect-timeout, PT61S",
        "jackfield.upstream.connect-timeout, PT-5S",
        "jackfield.upstream.connect-timeout, PT999999999999999999H",
    })
    void badValueFailsNamingTheSetting(String name, String value) {
        InvalidSetting failure =
                assertThrows(InvalidSetting.class, () -> UpstreamSettings.from(Configs.of(name, value)));

        assertEquals(name, failure.setting());
        assertTrue(failure.getMessage().startsWith(name + ": "), failure.getMessage());
    }

    @Test
    void aFileNameThatCannotBeOneFailsNamingTheSetting() {
        InvalidSetting failure = assertThrows(
                InvalidSetting.class,
                () -> UpstreamSettings.from(Configs.of("jackfield.upstream.trust-store", "a\0b")));

        assertEquals("jackfield.upstream.trust-store", failure.setting());
    }

    @Test
    void settingsDoNotPrintThePassword() {
        String printed = UpstreamSettings.from(Configs.of("jackfield.upstream.trust-store-password", "canary"))
                .toString();

        assertFalse(printed.contains("canary"), printed);
    }
}
