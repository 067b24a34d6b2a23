package org.jackfield;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.Config;
import org.jackfield.testing.fakes.Configs;
import org.jackfield.upstream.ModelSettings;
import org.jackfield.upstream.UpstreamSettings;
import org.jackfield.upstream.cloudflare.CloudflareSettings;
import org.jackfield.upstream.deepgram.DeepgramSettings;
import org.junit.jupiter.api.Test;

/** The settings that the sources read, that the properties file documents and that the environment template names. */
class ConfigurationTest {

    private static final Path BASE = Path.of(System.getProperty("basedir", "."));
    private static final Path DOCUMENTED = BASE.resolve("src/main/resources/META-INF/microprofile-config.properties");
    private static final Pattern READ = Pattern.compile("\"([a-z][a-z0-9-]*(?:\\.[a-z0-9-]+)+)\"");
    private static final Pattern ENTRY = Pattern.compile("#?([a-z][a-z0-9.-]*)=.*");
    private static final Pattern VARIABLE = Pattern.compile("#?([A-Z][A-Z0-9_]*)=.*");

    @Test
    void everySettingThatIsReadIsDocumentedAndNoOther() throws IOException {
        Set<String> read = new TreeSet<>();
        try (Stream<Path> sources = Files.walk(BASE.resolve("src/main/java"))) {
            for (Path source : sources.filter(path -> path.toString().endsWith("Settings.java"))
                    .toList()) {
                READ.matcher(Files.readString(source)).results().forEach(found -> read.add(found.group(1)));
            }
        }

        assertTrue(read.contains("jackfield.gateway"), read::toString);
        assertEquals(read, new TreeSet<>(names(DOCUMENTED, ENTRY)));
    }

    @Test
    void onlySettingsReadTheConfiguration() throws IOException {
        try (Stream<Path> sources = Files.walk(BASE.resolve("src/main/java"))) {
            for (Path source :
                    sources.filter(path -> path.toString().endsWith(".java")).toList()) {
                if (!source.toString().endsWith("Settings.java")) {
                    String text = Files.readString(source);
                    assertFalse(
                            text.contains("getOptionalValue") || text.contains("@ConfigProperty"), source::toString);
                }
            }
        }
    }

    @Test
    void thePageHasEverySettingWithItsDefaultAndNoOther() throws IOException {
        Map<String, String> defaults = new TreeMap<>();
        for (String key : names(DOCUMENTED, ENTRY)) {
            defaults.put(key, documented().getProperty(key, ""));
        }
        Map<String, String> told = new TreeMap<>();
        for (List<String> row : Documents.rows("docs/configuration.md")) {
            assertNull(told.put(Documents.plain(row.get(0)), Documents.plain(row.get(1))), row::toString);
        }

        assertEquals(defaults, told);
    }

    @Test
    void everyEntryIsExplainedOnTheLineAboveIt() throws IOException {
        List<String> lines = Files.readAllLines(DOCUMENTED);
        for (int i = 0; i < lines.size(); i++) {
            if (ENTRY.matcher(lines.get(i)).matches()) {
                assertTrue(i > 0 && lines.get(i - 1).startsWith("# "), lines.get(i));
            }
        }
    }

    @Test
    void developmentDiffersFromProductionInItsAddressAlone() throws IOException {
        String production = Files.readString(BASE.resolve("payara-config/pre-boot.asadmin"));
        String development = Files.readString(BASE.resolve("payara-config/development.asadmin"));
        assertTrue(development.startsWith(production));
        assertTrue(development.substring(production.length()).strip().endsWith("http-listener.address=127.0.0.1"));
    }

    @Test
    void theDocumentedPresetsAreThoseOfTheCode() throws IOException {
        Properties documented = documented();
        Map<String, String> values = new HashMap<>();
        documented.stringPropertyNames().forEach(name -> values.put(name, documented.getProperty(name)));
        Config written = Configs.of(values);
        Config empty = Configs.of();

        assertEquals(UpstreamSettings.from(empty), UpstreamSettings.from(written));
        assertEquals(ModelSettings.from(empty), ModelSettings.from(written));
        assertEquals(CloudflareSettings.from(empty), CloudflareSettings.from(written));
        assertEquals(DeepgramSettings.from(empty), DeepgramSettings.from(written));
    }

    @Test
    void theEnvironmentTemplateNamesSettingsAndHoldsNoCredential() throws IOException {
        Path template = BASE.resolve(".env.example");
        List<String> variables = names(DOCUMENTED, ENTRY).stream()
                .map(name -> name.replaceAll("[^a-z0-9]", "_").toUpperCase(Locale.ROOT))
                .toList();
        List<String> named = names(template, VARIABLE);

        assertTrue(named.contains("CLOUDFLARE_API_TOKEN"), named::toString);
        assertTrue(variables.containsAll(named), named::toString);
        for (String line : Files.readAllLines(template)) {
            assertFalse(line.matches("#?[A-Z_]*(TOKEN|KEY|PASSWORD|SECRET|_ID)=.+"), line);
        }
    }

    private static Properties documented() throws IOException {
        Properties documented = new Properties();
        try (var reader = Files.newBufferedReader(DOCUMENTED)) {
            documented.load(reader);
        }
        return documented;
    }

    private static List<String> names(Path file, Pattern pattern) throws IOException {
        return Files.readAllLines(file).stream()
                .map(pattern::matcher)
                .filter(Matcher::matches)
                .map(matcher -> matcher.group(1))
                .toList();
    }
}
