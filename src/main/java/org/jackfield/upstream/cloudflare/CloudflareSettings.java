package org.jackfield.upstream.cloudflare;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.Config;
import org.jackfield.config.InvalidSetting;
import org.jackfield.config.Secret;
import org.jackfield.config.Settings;
import org.jackfield.upstream.BaseUrl;
import org.jackfield.upstream.Capability;
import org.jackfield.upstream.UpstreamSettings;

/**
 * Which gateway of which account, and what opens it.
 *
 * @param accountId the account; goes into the address
 * @param gatewayId the gateway; goes into the address
 * @param apiToken what opens the gateway
 * @param sttApiToken the same for recognition alone
 * @param ttsApiToken the same for speech alone
 * @param baseUrl where Cloudflare's gateways are
 */
public record CloudflareSettings(
        Optional<String> accountId,
        Optional<String> gatewayId,
        Optional<Secret> apiToken,
        Optional<Secret> sttApiToken,
        Optional<Secret> ttsApiToken,
        BaseUrl baseUrl) {

    static final String ACCOUNT_ID = "cloudflare.account-id";
    static final String GATEWAY_ID = "cloudflare.gateway-id";
    static final String CREDENTIAL = "cloudflare.api-token";
    private static final String BASE_URL = "cloudflare.base-url";

    /** Cloudflare lets a gateway have 64 characters; an account has 32. */
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    public CloudflareSettings {
        checkId(ACCOUNT_ID, accountId);
        checkId(GATEWAY_ID, gatewayId);
    }

    public static CloudflareSettings from(Config config) {
        Settings settings = new Settings(config);
        return new CloudflareSettings(
                settings.text(ACCOUNT_ID),
                settings.text(GATEWAY_ID),
                settings.credential(CREDENTIAL),
                settings.credential("cloudflare.stt-api-token"),
                settings.credential("cloudflare.tts-api-token"),
                BaseUrl.of(
                        BASE_URL,
                        settings.text(BASE_URL, "wss://gateway.ai.cloudflare.com"),
                        UpstreamSettings.allowPlain(config)));
    }

    /** What opens the gateway for a capability: its own credential, else the common one. */
    Optional<Secret> credential(Capability capability) {
        Optional<Secret> own =
                switch (capability) {
                    case SPEECH_TO_TEXT -> sttApiToken;
                    case TEXT_TO_SPEECH -> ttsApiToken;
                };
        return own.or(() -> apiToken);
    }

    /** The environment names of what is not set. */
    List<String> missing() {
        List<String> names = new ArrayList<>();
        if (accountId.isEmpty()) {
            names.add("CLOUDFLARE_ACCOUNT_ID");
        }
        if (gatewayId.isEmpty()) {
            names.add("CLOUDFLARE_GATEWAY_ID");
        }
        if (apiToken.isEmpty() && (sttApiToken.isEmpty() || ttsApiToken.isEmpty())) {
            names.add("CLOUDFLARE_API_TOKEN");
        }
        return List.copyOf(names);
    }

    private static void checkId(String setting, Optional<String> id) {
        if (id.isPresent() && !ID.matcher(id.get()).matches()) {
            throw new InvalidSetting(setting, "must be 1 to 64 letters, digits, hyphens or underscores");
        }
    }
}
