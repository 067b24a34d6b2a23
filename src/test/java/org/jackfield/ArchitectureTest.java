package org.jackfield;

import static com.tngtech.archunit.core.domain.JavaModifier.FINAL;
import static com.tngtech.archunit.core.domain.JavaModifier.STATIC;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_THROW_GENERIC_EXCEPTIONS;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jackfield.config.Secret;
import org.jackfield.wire.Connection;
import org.junit.jupiter.api.Test;

/**
 * The rules that a reader may rely on. Where a few classes alone may do something, the test names them all, so that it fails
 * for one more and for one less, and on an empty set.
 */
class ArchitectureTest {

    private static final Path BASE = Path.of(System.getProperty("basedir", "."));
    private static final String ROOT = "org.jackfield";
    private static final int LEAST_CLASSES = 150;

    private static final JavaClasses CLASSES = new ClassFileImporter().importPath(BASE.resolve("target/classes"));

    /** Lowest first, as the root package-info prints them; a package may depend on those before it. */
    private static final List<String> ORDER = printedOrder();

    private static List<String> printedOrder() {
        Path map = BASE.resolve("src/main/java/org/jackfield/package-info.java");
        try {
            return Pattern.compile("\\{@code ([a-z.]+)\\}[,:]")
                    .matcher(Files.readString(map))
                    .results()
                    .map(found -> found.group(1))
                    .toList();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void allClassesAreLookedAt() {
        assertTrue(CLASSES.size() > LEAST_CLASSES, () -> CLASSES.size() + " classes");
    }

    @Test
    void theMapNamesEveryPackageAndNoOther() {
        Set<String> packages =
                CLASSES.stream().map(ArchitectureTest::place).collect(Collectors.toCollection(TreeSet::new));
        packages.remove("");

        assertEquals(packages, new TreeSet<>(ORDER));
    }

    @Test
    void packagesDependOnlyOnThoseBeforeThemInTheMap() {
        for (JavaClass dependent : CLASSES) {
            for (String used : placesUsedBy(dependent)) {
                String own = place(dependent);
                boolean down = own.isEmpty() || used.equals(own) || ORDER.indexOf(used) < ORDER.indexOf(own);
                assertTrue(down && (own.isEmpty() || !used.isEmpty()), () -> dependent.getName() + " uses " + used);
            }
        }
        slices().matching(ROOT + ".(**)").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void leavesAreUsedByTheirOwnersAlone() {
        assertEquals(Set.of(), dependentsOf("container.client"));
        assertEquals(Set.of(), dependentsOf("container.server"));
        assertEquals(Set.of(""), dependentsOf("health"));
        assertEquals(Set.of(""), dependentsOf("diagnosis"));
        assertEquals(Set.of(""), dependentsOf("operations"));
        assertEquals(Set.of(), dependentsOf("upstream.cloudflare"));
        assertEquals(Set.of(), dependentsOf("upstream.deepgram"));
        assertEquals(Set.of("", "container.server"), dependentsOf("sandbox"));
        assertEquals(Set.of("sandbox"), dependentsOf("sandbox.flux"));
        assertEquals(Set.of("sandbox"), dependentsOf("sandbox.aura"));
        assertEquals(Set.of(""), dependentsOf("speech.plain"));
    }

    @Test
    void onlyContainerKnowsTheWebSocketsOfTheContainer() {
        Set<String> packages = CLASSES.stream()
                .filter(uses(used -> used.getPackageName().startsWith("jakarta.websocket")))
                .map(ArchitectureTest::place)
                .collect(Collectors.toSet());

        assertEquals(Set.of("container", "container.client", "container.reflect", "container.server"), packages);
    }

    @Test
    void onlyTheJdkDialerKnowsTheWebSocketsOfTheJdk() {
        Set<String> names = simpleNames(uses(used -> used.getName().startsWith(WebSocket.class.getName())));

        assertEquals(Set.of("JdkConnection", "JdkDemand", "JdkHandshake", "JdkListener", "JdkProbe"), names);
    }

    @Test
    void onlyTheSendQueueWritesAndCloses() {
        for (String method : List.of("write", "close", "ping", "abort")) {
            assertEquals(Set.of("SendQueue"), callersOf(Connection.class, method), method);
        }
        for (String method : List.of("pause", "resume")) {
            assertEquals(Set.of("ReadGate"), callersOf(Connection.class, method), method);
        }
    }

    @Test
    void concurrencyLivesInFewClassesAndInCountedMaps() {
        assertEquals(
                Set.of(
                        "SendQueue",
                        "ReadGate",
                        "SessionSlots",
                        "DialPlaces",
                        "FailureWindow",
                        "HandshakePace",
                        "PartBudget",
                        "SerialExecutor",
                        "JdkDemand",
                        "GrizzlyReadControl",
                        "DiagnosisRunner",
                        "Body",
                        "OneShotPlace"),
                Sources.withWord("synchronized"));
        assertEquals(
                Set.of(
                        "Drain",
                        "GracefulShutdown",
                        "Lifecycle",
                        "LingeringClose",
                        "Safeguards",
                        "TerminationSignals",
                        "HeldBytes",
                        "BodyReading",
                        "SseConnection",
                        "DialOnce",
                        "OwnedUpgrade"),
                simpleNames(uses(ArchitectureTest::isAtomicOrLock)));
        assertEquals(
                Set.of("Leg", "AudioUploads", "Leftovers", "BodyCounts"),
                simpleNames(uses(used -> used.isEquivalentTo(LongAdder.class))));
        assertEquals(
                Set.of("SessionRegistry", "AudioUploads", "Traffic", "GuardedDialer", "WatchedAnswers", "Bodies"),
                simpleNames(uses(used -> used.isEquivalentTo(ConcurrentHashMap.class))));
    }

    /** All but adders, and but {@code LockSupport}: the sandbox waits with it when it rehearses a slow upgrade. */
    private static boolean isAtomicOrLock(JavaClass used) {
        boolean adder = used.isEquivalentTo(LongAdder.class);
        boolean support = used.getSimpleName().equals("LockSupport");
        return !adder && !support && used.getPackageName().matches("java\\.util\\.concurrent\\.(atomic|locks)");
    }

    @Test
    void onlyClocksReadThoseOfTheSystem() {
        Set<String> readers = new TreeSet<>(callersOf(System.class, "nanoTime"));
        readers.addAll(callersOf(System.class, "currentTimeMillis"));
        readers.addAll(callersOf(Clock.class, "systemUTC"));
        readers.addAll(callersOf(Clock.class, "systemDefaultZone"));

        assertEquals(Set.of("Clocks"), readers);
        assertEquals(
                Set.of(),
                callers(target -> target.getTarget().getName().equals("now")
                        && target.getTargetOwner().getPackageName().startsWith("java.time")));
    }

    @Test
    void nobodyMakesThreadsAndOnlyTheRootMakesPools() {
        Set<String> makers = callers(access -> access.getTargetOwner().isEquivalentTo(Executors.class)
                || (access.getTarget().getName().equals("<init>")
                        && (access.getTargetOwner().isAssignableTo(Thread.class)
                                || access.getTargetOwner().isAssignableTo(ThreadPoolExecutor.class)
                                || access.getTargetOwner().isAssignableTo(ForkJoinPool.class))));

        assertEquals(Set.of("Pools"), makers);
        assertEquals(Set.of("Pools"), simpleNames(uses(used -> used.getPackageName()
                .equals("jakarta.enterprise.concurrent"))));
    }

    @Test
    void onlySettingsReadTheConfiguration() {
        Set<String> readers = callers(access -> access.getTargetOwner().isAssignableTo(Config.class)
                || access.getTargetOwner().isAssignableTo(ConfigProvider.class));

        assertEquals(Set.of("Settings"), readers);
    }

    @Test
    void credentialsAreSecrets() {
        Set<String> bare = fields(field -> field.getRawType().isEquivalentTo(String.class)
                && field.getName().matches("(?i).*(token|password|secret|(api|private)key|credential)|key")
                && !field.getModifiers().contains(STATIC));

        assertEquals(Set.of(), bare);
        assertFalse(fields(field ->
                        field.getAllInvolvedRawTypes().stream().anyMatch(type -> type.isEquivalentTo(Secret.class)))
                .isEmpty());
    }

    @Test
    void nothingIsWrittenAroundTheLoggerOrThrownWithoutAName() {
        NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS.check(CLASSES);
        NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING.check(CLASSES);
        NO_CLASSES_SHOULD_THROW_GENERIC_EXCEPTIONS.check(CLASSES);
        assertFalse(simpleNames(uses(used -> used.isEquivalentTo(System.Logger.class)))
                .isEmpty());
    }

    @Test
    void nobodySleepsAndNothingStaticChanges() {
        assertEquals(Set.of(), callersOf(Thread.class, "sleep"));
        assertEquals(
                Set.of(),
                fields(field -> field.getModifiers().contains(STATIC)
                        && !field.getModifiers().contains(FINAL)));
        assertFalse(fields(field -> field.getModifiers().contains(STATIC)).isEmpty());
    }

    /** The package below the root; empty for the root itself. */
    private static String place(JavaClass of) {
        String name = of.getPackageName();
        return name.equals(ROOT) ? "" : name.substring(ROOT.length() + 1);
    }

    private static Set<String> placesUsedBy(JavaClass dependent) {
        return dependent.getDirectDependenciesFromSelf().stream()
                .map(dependency -> dependency.getTargetClass().getBaseComponentType())
                .filter(target -> target.getPackageName().equals(ROOT)
                        || target.getPackageName().startsWith(ROOT + "."))
                .map(ArchitectureTest::place)
                .collect(Collectors.toSet());
    }

    private static Set<String> dependentsOf(String place) {
        assertTrue(CLASSES.stream().anyMatch(type -> place(type).equals(place)), place);
        return CLASSES.stream()
                .filter(type -> !place(type).equals(place) && placesUsedBy(type).contains(place))
                .map(ArchitectureTest::place)
                .collect(Collectors.toSet());
    }

    private static Predicate<JavaClass> uses(Predicate<JavaClass> wanted) {
        return type -> type.getDirectDependenciesFromSelf().stream()
                .anyMatch(dependency -> wanted.test(dependency.getTargetClass().getBaseComponentType()));
    }

    private static Set<String> callersOf(Class<?> owner, String method) {
        return callers(access -> access.getTargetOwner().isAssignableTo(owner)
                && access.getTarget().getName().equals(method));
    }

    private static Set<String> callers(Predicate<JavaAccess<?>> wanted) {
        return simpleNames(type -> type.getAccessesFromSelf().stream().anyMatch(wanted));
    }

    /** The outermost classes of those that are wanted. */
    private static Set<String> simpleNames(Predicate<JavaClass> wanted) {
        return CLASSES.stream()
                .filter(wanted)
                .map(type -> type.getName().replaceAll("^.*\\.|\\$.*$", ""))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> fields(Predicate<JavaField> wanted) {
        return CLASSES.stream()
                .flatMap(type -> type.getFields().stream())
                .filter(wanted)
                .map(JavaField::getFullName)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
