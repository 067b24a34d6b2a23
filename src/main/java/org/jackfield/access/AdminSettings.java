package org.jackfield.access;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.Config;
import org.jackfield.config.InvalidSetting;
import org.jackfield.config.Secret;
import org.jackfield.config.Settings;

/**
 * What opens the addresses for operators. Without a key there are none.
 *
 * @param adminKey opens all of them
 * @param metricsKey opens the metrics alone, so that who reads them can do nothing else
 */
public record AdminSettings(Optional<Secret> adminKey, Optional<Secret> metricsKey) {

    private static final String ADMIN = "jackfield.admin.key";
    private static final String METRICS = "jackfield.metrics.key";

    /** As many as nobody guesses over a network. */
    private static final int LEAST_LENGTH = 16;

    public AdminSettings {
        checkLength(ADMIN, adminKey);
        checkLength(METRICS, metricsKey);
        if (adminKey.isPresent() && adminKey.equals(metricsKey)) {
            throw new InvalidSetting(METRICS, "must differ from " + ADMIN);
        }
    }

    public static AdminSettings from(Config config) {
        Settings settings = new Settings(config);
        return new AdminSettings(
                settings.credential("jackfield.admin.key"), settings.credential("jackfield.metrics.key"));
    }

    /** The keys that open everything. */
    public List<Secret> forAll() {
        return adminKey.stream().toList();
    }

    /** The keys that open the metrics. */
    public List<Secret> forMetrics() {
        return Stream.of(adminKey, metricsKey).flatMap(Optional::stream).toList();
    }

    private static void checkLength(String setting, Optional<Secret> key) {
        if (key.isPresent() && key.get().isShorterThan(LEAST_LENGTH)) {
            throw new InvalidSetting(setting, "must have at least " + LEAST_LENGTH + " characters");
        }
    }
}
