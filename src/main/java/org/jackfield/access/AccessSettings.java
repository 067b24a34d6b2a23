package org.jackfield.access;

import static org.jackfield.config.Settings.check;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
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
 * @param publicUrl under which address clients see this server; empty if each request says so
 * @param trustedProxies the addresses of proxies whose {@code X-Forwarded} headers are believed
 * @param handshakesPerSecond how many WebSockets one address may ask for in a second, if it is not as many as it may have
 * @param authenticationLimit how long it may take to find out who asks
 */
public record AccessSettings(
        boolean guest,
        Set<String> origins,
        Optional<PublicAddress> publicUrl,
        Set<String> trustedProxies,
        OptionalInt handshakesPerSecond,
        Duration authenticationLimit) {

    /** Stands for every origin. */
    static final String ALL_ORIGINS = "*";

    private static final int MOST_HANDSHAKES = 1_000_000;
    private static final Duration LONGEST = Duration.ofMinutes(1);

    public AccessSettings {
        for (String origin : origins) {
            if (!origin.equals(ALL_ORIGINS) && Origin.read(origin).isEmpty()) {
                throw new InvalidSetting("jackfield.access.origins", "must be origins such as https://app.example.org");
            }
        }
        check(
                "jackfield.access.handshakes-per-second",
                handshakesPerSecond.orElse(1) >= 1 && handshakesPerSecond.orElse(1) <= MOST_HANDSHAKES,
                "must be from 1 to " + MOST_HANDSHAKES);
        check(
                "jackfield.access.authentication-limit",
                authenticationLimit.toMillis() > 0 && authenticationLimit.compareTo(LONGEST) <= 0,
                "must be positive, at most PT1M");
        trustedProxies = trustedProxies.stream().map(AccessSettings::proxy).collect(Collectors.toUnmodifiableSet());
    }

    private static PublicAddress address(String written) {
        Origin origin = Origin.read(written.replaceFirst("/$", ""))
                .orElseThrow(() -> new InvalidSetting(
                        "jackfield.access.public-url", "must be an address without a path, such as https://a.example"));
        return new PublicAddress(
                origin.scheme(), origin.toString().substring(origin.scheme().length() + 3));
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
                settings.text("jackfield.access.public-url").map(AccessSettings::address),
                settings.list("jackfield.access.trusted-proxies", ""),
                settings.number("jackfield.access.handshakes-per-second"),
                settings.duration("jackfield.access.authentication-limit", Duration.ofSeconds(5)));
    }
}
