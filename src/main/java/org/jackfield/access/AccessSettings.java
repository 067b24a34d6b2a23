package org.jackfield.access;

import static org.jackfield.config.Settings.check;

import java.time.Duration;
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
 * @param authenticationLimit how long it may take to find out who asks
 */
public record AccessSettings(
        boolean guest, Set<String> origins, Set<String> trustedProxies, Duration authenticationLimit) {

    private static final Duration LONGEST = Duration.ofMinutes(1);

    public AccessSettings {
        for (String origin : origins) {
            if (!origin.equals("*") && !origin.matches("https?://[^/\\s]+")) {
                throw new InvalidSetting("jackfield.access.origins", "must be origins such as https://app.example.org");
            }
        }
        check(
                "jackfield.access.authentication-limit",
                authenticationLimit.toMillis() > 0 && authenticationLimit.compareTo(LONGEST) <= 0,
                "must be positive, at most PT1M");
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
                settings.list("jackfield.access.trusted-proxies", ""),
                settings.duration("jackfield.access.authentication-limit", Duration.ofSeconds(5)));
    }
}
