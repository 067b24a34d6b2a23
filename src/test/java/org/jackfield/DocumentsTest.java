package org.jackfield;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.ws.rs.Path;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jackfield.testing.fakes.Configs;
import org.jackfield.upstream.Model;
import org.jackfield.upstream.Parameter;
import org.jackfield.upstream.deepgram.Deepgram;
import org.jackfield.upstream.deepgram.DeepgramSettings;
import org.junit.jupiter.api.Test;

/** What the documents say of the code is so: links, files, addresses, verbs, threads, metrics, parameters. */
class DocumentsTest {

    private static final int MOST_LINES = 160;
    private static final String SOURCES = "src/main/java/org/jackfield/";

    @Test
    void theReadmeIsAFrontPage() {
        assertTrue(Documents.text("README.md").lines().count() <= MOST_LINES);
    }

    @Test
    void everyLinkLeadsSomewhere() {
        Pattern link = Pattern.compile("\\]\\(([^)#\\s]*)(?:#([^)\\s]+))?\\)");
        for (String document : Documents.all()) {
            var links = link.matcher(Documents.prose(document));
            while (links.find()) {
                if (!links.group(1).matches("https?:.*")) {
                    assertLeads(document, links.group(1), links.group(2) == null ? "" : links.group(2));
                }
            }
        }
        assertTrue(Documents.text("README.md").contains("](docs/codes.md)"));
    }

    private static void assertLeads(String document, String file, String anchor) {
        java.nio.file.Path from = java.nio.file.Path.of(document);
        String target = file.isEmpty()
                ? document
                : from.resolveSibling(file).normalize().toString().replace('\\', '/');
        assertTrue(Files.exists(Documents.BASE.resolve(target)), () -> document + " leads to " + target);
        assertTrue(
                anchor.isEmpty() || Documents.anchors(target).contains(anchor),
                () -> document + " leads to " + target + "#" + anchor);
    }

    @Test
    void everyDocumentCanBeReachedFromTheReadme() {
        String readme = Documents.text("README.md");
        Documents.all().stream()
                .filter(document -> !document.equals("README.md"))
                .forEach(document -> assertTrue(readme.contains("](" + document + ")"), document));
    }

    @Test
    void theFilesThatContributorsAreSentToAreThere() {
        Pattern path = Pattern.compile("[A-Za-z.][\\w.-]*(?:/[\\w.-]+)+|[A-Za-z-]+\\.java");
        List<String> paths = Documents.code(Documents.text("CONTRIBUTING.md")).stream()
                .filter(code -> path.matcher(code).matches() && !code.startsWith("target/"))
                .toList();

        assertFalse(paths.isEmpty());
        for (String file : paths) {
            assertTrue(
                    Stream.of("", SOURCES).anyMatch(place -> Files.exists(Documents.BASE.resolve(place + file))), file);
        }
    }

    @Test
    void theReadmeHasEveryAddressOfAnEndpoint() {
        String readme = Documents.text("README.md");
        Pattern way = Pattern.compile("Way\\.\\w+\\((?:\"[A-Z]+\", )?([^)]*)\\)");
        Pattern path = Pattern.compile("String PATH = (\"[^\"]+\")");
        Set<String> addresses = new TreeSet<>();
        Sources.all().values().stream()
                .filter(source -> source.contains("implements Endpoint {"))
                .forEach(source -> {
                    String own = path.matcher(source)
                            .results()
                            .map(found -> found.group(1))
                            .findFirst()
                            .orElse("");
                    way.matcher(source)
                            .results()
                            .forEach(found -> addresses.add(
                                    found.group(1).replace("PATH", own).replaceAll("\" \\+ \"|\"", "")));
                });

        assertTrue(addresses.contains("/demo/api/ai/transcription/{sessionId}/audio"), addresses::toString);
        addresses.forEach(address -> assertTrue(readme.contains("`" + address), address));
    }

    @Test
    void theReadmeHasEveryAddressUnderApi() {
        String readme = Documents.text("README.md");
        List<String> addresses = new ApiApplication()
                .getClasses().stream()
                        .flatMap(resource -> Arrays.stream(resource.getAnnotationsByType(Path.class)))
                        .map(found -> "/api" + found.value())
                        .toList();

        assertTrue(addresses.contains("/api/endpoints"), addresses::toString);
        addresses.forEach(address -> assertTrue(readme.contains("`" + address), address));
    }

    @Test
    void theVerbsThatEndSomethingAreThere() {
        List<String> verbs = Documents.rows("docs/ends.md").stream()
                .map(row -> Documents.code(row.get(0)).get(0))
                .toList();

        assertTrue(verbs.contains("SendQueue.closeNow"), verbs::toString);
        for (String verb : verbs) {
            int dot = verb.indexOf('.');
            String file = "/" + verb.substring(0, dot) + ".java";
            Pattern declared = Pattern.compile("[ >]" + verb.substring(dot + 1) + "\\(");
            assertTrue(
                    Sources.all().entrySet().stream()
                            .filter(source -> source.getKey().endsWith(file))
                            .anyMatch(source ->
                                    declared.matcher(source.getValue()).find()),
                    verb);
        }
    }

    /** Those that {@link ArchitectureTest} names, and every qualifier and name of a pool. */
    @Test
    void thePageOfThreadsNamesWhatIsSharedAndEveryPool() {
        Set<String> named = Set.copyOf(Documents.code(Documents.text("docs/threads.md")));
        Set<String> shared = Sources.matching(
                "\\b(?:synchronized|Atomic\\w+|LongAdder|ConcurrentHashMap|Semaphore|\\w*BlockingQueue)\\b");
        shared.remove("Pools");
        Set<String> qualifiers = Sources.withWord("Qualifier");
        Set<String> pools = Pattern.compile("\"(java:app/concurrent/\\w+)\"")
                .matcher(Documents.text(SOURCES + "Pools.java"))
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toSet());

        assertTrue(shared.contains("SendQueue") && shared.contains("Lifecycle"), shared::toString);
        assertTrue(named.containsAll(shared), () -> shared + " in " + named);
        qualifiers.forEach(qualifier -> assertTrue(named.contains("@" + qualifier), qualifier));
        assertFalse(pools.isEmpty());
        assertTrue(named.containsAll(pools), () -> pools + " in " + named);
    }

    @Test
    void everyMetricIsExplainedAndNoOther() {
        Pattern literal = Pattern.compile("\"(jackfield\\.[a-z.]+)\"");
        Set<String> metrics = Sources.all().entrySet().stream()
                .filter(source -> source.getValue().contains("io.micrometer"))
                .map(Map.Entry::getValue)
                .flatMap(source -> literal.matcher(source).results())
                .map(found -> found.group(1).replace('.', '_'))
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> told = Documents.rows("docs/operate.md").stream()
                .flatMap(row -> Documents.code(row.get(0)).stream())
                .filter(name -> name.startsWith("jackfield_"))
                .map(name -> name.replaceFirst("(_bytes)?(_total)?$|_seconds$", ""))
                .collect(Collectors.toCollection(TreeSet::new));

        assertTrue(metrics.contains("jackfield_sessions"), metrics::toString);
        assertEquals(metrics, told);
    }

    @Test
    void everyQueryParameterAndEveryNameOfAModelIsThere() {
        List<Model> models = new Deepgram(() -> DeepgramSettings.from(Configs.of())).models();
        List<List<String>> rows = Documents.rows("docs/protocol.md");
        Set<String> named =
                rows.stream().map(row -> Documents.plain(row.get(0))).collect(Collectors.toSet());
        String names = rows.stream()
                .filter(row -> row.get(0).equals("`model`"))
                .findFirst()
                .orElseThrow()
                .toString();

        assertEquals(2, models.size());
        for (Model model : models) {
            model.parameters().stream().map(Parameter::name).forEach(name -> assertTrue(named.contains(name), name));
            Stream.concat(Stream.of(model.name(), model.catalogueName()), model.aliases().stream())
                    .forEach(name -> assertTrue(names.contains("`" + name + "`"), name));
        }
    }
}
