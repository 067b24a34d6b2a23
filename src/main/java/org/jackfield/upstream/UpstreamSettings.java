package org.jackfield.upstream;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;
import org.jackfield.config.InvalidSetting;
import org.jackfield.config.Secret;
import org.jackfield.config.Settings;

/**
 * How upstreams are reached, whichever they are.
 *
 * @param gateway the name of the {@link Gateway} in use
 * @param client the name of the client in use, or {@code auto}
 * @param allowPlain whether {@code ws} may lead to other machines
 * @param connectTimeout how long a dial may take, up to the 101
 * @param trustStore certificates to trust instead of the JDK's own
 * @param trustStorePassword what opens the trust store
 */
public record UpstreamSettings(
        String gateway,
        String client,
        boolean allowPlain,
        Duration connectTimeout,
        Optional<Path> trustStore,
        Optional<Secret> trustStorePassword) {

    static final String GATEWAY = "jackfield.gateway";
    static final String ALLOW_PLAIN = "jackfield.upstream.allow-plain";
    public static final String TRUST_STORE = "jackfield.upstream.trust-store";
    private static final String CLIENT = "jackfield.upstream.client";
    private static final String CONNECT_TIMEOUT = "jackfield.upstream.connect-timeout";

    private static final List<String> CLIENTS = List.of("auto", "container", "jdk");
    private static final Duration MIN_TIMEOUT = Duration.ofMillis(100);
    private static final Duration MAX_TIMEOUT = Duration.ofSeconds(60);

    public UpstreamSettings {
        if (!CLIENTS.contains(client)) {
            throw new InvalidSetting(CLIENT, "must be one of " + String.join(", ", CLIENTS));
        }
        if (connectTimeout.compareTo(MIN_TIMEOUT) < 0 || connectTimeout.compareTo(MAX_TIMEOUT) > 0) {
            throw new InvalidSetting(CONNECT_TIMEOUT, "must be from " + MIN_TIMEOUT + " to " + MAX_TIMEOUT);
        }
    }

    public static UpstreamSettings from(Config config) {
        Settings settings = new Settings(config);
        return new UpstreamSettings(
                settings.text(GATEWAY, "cloudflare"),
                settings.text(CLIENT, "auto"),
                allowPlain(config),
                settings.duration(CONNECT_TIMEOUT, Duration.ofSeconds(5)),
                settings.text(TRUST_STORE).map(UpstreamSettings::path),
                settings.password("jackfield.upstream.trust-store-password"));
    }

    /** The one of these settings that every {@link BaseUrl} needs. */
    public static boolean allowPlain(Config config) {
        return new Settings(config).flag(ALLOW_PLAIN, false);
    }

    private static Path path(String text) {
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw new InvalidSetting(TRUST_STORE, "is not the name of a file");
        }
    }
}
