package org.jackfield.speech;

import static org.jackfield.config.Settings.check;

import java.time.Duration;
import java.util.Set;
import org.eclipse.microprofile.config.Config;
import org.jackfield.config.InvalidSetting;
import org.jackfield.config.Settings;

/**
 * Which of the speech endpoints this deployment serves, and what they expect of the models.
 *
 * @param endpoints their kinds
 * @param stallLimit how much speech a model may be sent without saying anything; zero for any
 */
public record SpeechSettings(Set<String> endpoints, Duration stallLimit) {

    private static final String ENDPOINTS = "jackfield.speech.endpoints";
    private static final String STALL_LIMIT = "jackfield.speech.stall-limit";
    private static final Set<String> ALL = Set.of(TranscriptionEndpoint.KIND, SpeechEndpoint.KIND);

    public SpeechSettings {
        if (endpoints.isEmpty() || !ALL.containsAll(endpoints)) {
            throw new InvalidSetting(ENDPOINTS, "must be transcription, speech or both");
        }
        check(STALL_LIMIT, !stallLimit.isNegative() && stallLimit.toHours() < 1, "must be from PT0S to less than PT1H");
    }

    public static SpeechSettings from(Config config) {
        Settings settings = new Settings(config);
        return new SpeechSettings(
                settings.list(ENDPOINTS, "transcription,speech"),
                settings.duration(STALL_LIMIT, Duration.ofSeconds(4)));
    }

    boolean serves(String kind) {
        return endpoints.contains(kind);
    }
}
