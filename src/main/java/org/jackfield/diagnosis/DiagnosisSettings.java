package org.jackfield.diagnosis;

import static org.jackfield.config.Settings.check;

import java.time.Duration;
import org.eclipse.microprofile.config.Config;
import org.jackfield.config.Settings;

/**
 * How often the way is examined.
 *
 * @param keep for how long what was found is told again
 * @param addressInterval how long an address of strangers waits for the next examination of the same way
 */
public record DiagnosisSettings(Duration keep, Duration addressInterval) {

    private static final Duration LONGEST = Duration.ofHours(1);

    public DiagnosisSettings {
        check("jackfield.diagnosis.keep", isGood(keep), "must be from PT0S to PT1H");
        check("jackfield.diagnosis.address-interval", isGood(addressInterval), "must be from PT0S to PT1H");
    }

    private static boolean isGood(Duration time) {
        return !time.isNegative() && time.compareTo(LONGEST) <= 0;
    }

    public static DiagnosisSettings from(Config config) {
        Settings settings = new Settings(config);
        return new DiagnosisSettings(
                settings.duration("jackfield.diagnosis.keep", Duration.ofSeconds(10)),
                settings.duration("jackfield.diagnosis.address-interval", Duration.ofMinutes(1)));
    }
}
