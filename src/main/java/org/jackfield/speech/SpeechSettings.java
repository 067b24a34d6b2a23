package org.jackfield.speech;

import java.util.Set;
import org.eclipse.microprofile.config.Config;
import org.jackfield.config.InvalidSetting;
import org.jackfield.config.Settings;

/**
 * Which of the speech endpoints this deployment serves.
 *
 * @param endpoints their kinds
 */
public record SpeechSettings(Set<String> endpoints) {

    private static final String ENDPOINTS = "jackfield.speech.endpoints";
    private static final Set<String> ALL = Set.of(TranscriptionEndpoint.KIND, SpeechEndpoint.KIND);

    public SpeechSettings {
        if (endpoints.isEmpty() || !ALL.containsAll(endpoints)) {
            throw new InvalidSetting(ENDPOINTS, "must be transcription, speech or both");
        }
    }

    public static SpeechSettings from(Config config) {
        return new SpeechSettings(new Settings(config).list(ENDPOINTS, "transcription,speech"));
    }

    boolean serves(String kind) {
        return endpoints.contains(kind);
    }
}
