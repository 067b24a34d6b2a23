package org.jackfield.it;

import java.io.File;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jackfield.testing.upstream.Stage;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.JavaArchive;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** The WAR as it was built, with settings in a jar beside its own, whose defaults they outweigh. */
final class Wars {

    private static final String PROPERTIES = "META-INF/microprofile-config.properties";

    /** No limits in rate and number, room for what waits, and little time for what closes. */
    static final Map<String, String> UNLIMITED = Map.ofEntries(
            Map.entry("jackfield.session.close-limit", "PT2S"),
            Map.entry("jackfield.session.max-sessions-per-address", "2000"),
            Map.entry("jackfield.breaker.enabled", "false"),
            Map.entry("jackfield.dial.min-concurrent", "512"),
            Map.entry("jackfield.dial.address-percent", "100"),
            Map.entry("jackfield.rate.messages-per-second", "1000000"),
            Map.entry("jackfield.rate.bytes-per-second", "900000000"),
            Map.entry("jackfield.rate.audio-speed", "0"),
            Map.entry("jackfield.relay.held-audio", "PT59S"),
            Map.entry("jackfield.relay.held-text-bytes", "4194304"),
            Map.entry("jackfield.dial.max-wait", "PT30S"),
            Map.entry("jackfield.one-shot.max-concurrent", "512"));

    private Wars() {}

    /**
     * Over Cloudflare's gateway as {@code stage} plays it, with short limits in time and no narrow ones in rate.
     *
     * @param client the value of {@code jackfield.upstream.client}
     */
    static WebArchive overCloudflare(Stage stage, String client) {
        return overCloudflare(stage, client, Map.of());
    }

    /** The same with {@code more} settings. */
    static WebArchive overCloudflare(Stage stage, String client, Map<String, String> more) {
        Map<String, String> settings = new HashMap<>(Map.ofEntries(
                Map.entry("jackfield.gateway", "cloudflare"),
                Map.entry("jackfield.access.guest", "true"),
                Map.entry("jackfield.admin.key", OperationsContract.ADMIN_KEY),
                Map.entry("jackfield.upstream.client", client),
                Map.entry("jackfield.upstream.connect-timeout", "PT2S"),
                Map.entry("jackfield.breaker.enabled", "false"),
                Map.entry("jackfield.rate.audio-speed", "0"),
                Map.entry("jackfield.rate.bytes-per-second", "900000000"),
                Map.entry("jackfield.session.ping-interval", "PT1S"),
                Map.entry("jackfield.session.silence-limit", "PT4S"),
                Map.entry("jackfield.session.pause-limit", "PT2S"),
                Map.entry("jackfield.session.write-limit", "PT3S"),
                Map.entry("cloudflare.account-id", "acc"),
                Map.entry("cloudflare.gateway-id", "gw"),
                Map.entry("cloudflare.api-token", DialContract.TOKEN),
                Map.entry("cloudflare.base-url", "ws://127.0.0.1:" + stage.port())));
        settings.putAll(more);
        return with(settings);
    }

    /** Unless {@code settings} say so, a busy machine is not what is tested, and nobody talks on when the server is stopped. */
    static WebArchive with(Map<String, String> settings) {
        Map<String, String> all = new HashMap<>(Map.of(
                "jackfield.load.max-delay", "PT5S",
                "jackfield.drain.on-stop", "PT0S"));
        all.putAll(settings);
        String lines = all.entrySet().stream()
                .map(setting -> setting.getKey() + "=" + setting.getValue() + "\n")
                .sorted()
                .collect(Collectors.joining("", "config_ordinal=200\n", ""));
        JavaArchive jar =
                ShrinkWrap.create(JavaArchive.class, "settings.jar").addAsResource(new StringAsset(lines), PROPERTIES);
        return ShrinkWrap.createFromZipFile(WebArchive.class, new File(System.getProperty("jackfield.war")))
                .addAsLibraries(jar);
    }
}
