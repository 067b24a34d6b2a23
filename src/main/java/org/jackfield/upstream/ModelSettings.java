package org.jackfield.upstream;

import org.eclipse.microprofile.config.Config;
import org.jackfield.config.Settings;

/**
 * Which models serve clients that name none; each by any of its names.
 *
 * @param recognition the one for speech to text
 * @param synthesis the one for text to speech
 */
public record ModelSettings(String recognition, String synthesis) {

    private static final String RECOGNITION = "jackfield.speech.recognition-model";
    private static final String SYNTHESIS = "jackfield.speech.synthesis-model";

    public static ModelSettings from(Config config) {
        Settings settings = new Settings(config);
        return new ModelSettings(settings.text(RECOGNITION, "flux"), settings.text(SYNTHESIS, "aura-2-en"));
    }

    String name(Capability capability) {
        return switch (capability) {
            case SPEECH_TO_TEXT -> recognition;
            case TEXT_TO_SPEECH -> synthesis;
        };
    }

    static String key(Capability capability) {
        return switch (capability) {
            case SPEECH_TO_TEXT -> RECOGNITION;
            case TEXT_TO_SPEECH -> SYNTHESIS;
        };
    }
}
