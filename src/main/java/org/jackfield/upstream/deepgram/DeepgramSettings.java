package org.jackfield.upstream.deepgram;

import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;
import org.jackfield.config.Secret;
import org.jackfield.config.Settings;
import org.jackfield.upstream.BaseUrl;
import org.jackfield.upstream.UpstreamSettings;

/**
 * How Deepgram is reached directly.
 *
 * @param apiKey what opens it
 * @param baseUrl where it is
 */
public record DeepgramSettings(Optional<Secret> apiKey, BaseUrl baseUrl) {

    static final String CREDENTIAL = "deepgram.api-key";
    private static final String BASE_URL = "deepgram.base-url";

    public static DeepgramSettings from(Config config) {
        Settings settings = new Settings(config);
        return new DeepgramSettings(
                settings.credential(CREDENTIAL),
                BaseUrl.of(
                        BASE_URL,
                        settings.text(BASE_URL, "wss://api.deepgram.com"),
                        UpstreamSettings.allowPlain(config)));
    }

    /** The environment names of what is not set. */
    List<String> missing() {
        return apiKey.isEmpty() ? List.of("DEEPGRAM_API_KEY") : List.of();
    }
}
