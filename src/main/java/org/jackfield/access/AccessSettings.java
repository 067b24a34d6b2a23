package org.jackfield.access;

import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.Config;
import org.jackfield.config.InvalidSetting;
import org.jackfield.config.Settings;

/**
 * Who is served.
 *
 * @param guest whether strangers are
 * @param origins the origins whose pages may connect, beside pages of this very host; {@code *} for all
 * @param trustedProxies the addresses of proxies whose {@code X-Forwarded} headers are believed
 */
public record AccessSettings(boolean guest, Set<String> origins, Set<String> trustedProxies) {

    public AccessSettings {
        for (String origin : origins) {
            if (!origin.equals("*") && !origin.matches("https?://[^/\\s]+")) {
                throw new InvalidSetting("jackfield.access.origins", "must be origins such as https://app.example.org");
            }
        }
        trustedProxies = trustedProxies.stream().map(AccessSettings::proxy).collect(Collectors.toUnmodifiableSet());
    }

    private static String proxy(String written) {
        return ClientAddress.read(written)
                .orElseThrow(() -> new InvalidSetting("jackfield.access.trusted-proxies", "must be IP addresses"))
                .text();
    }

    public static AccessSettings from(Config config) {
        Settings settings = new Settings(config);
        return new AccessSettings(
                settings.flag("jackfield.access.guest", false),
                settings.list("jackfield.access.origins", ""),
                settings.list("jackfield.access.trusted-proxies", ""));
    }
}
