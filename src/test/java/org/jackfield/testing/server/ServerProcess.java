package org.jackfield.testing.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The process of the server under test, which this one has started, seen from outside: Linux and a JDK are needed. */
public final class ServerProcess {

    private static final List<String> MARKS = List.of("payara-micro.jar", "jboss-modules.jar");
    private static final Pattern USED = Pattern.compile("\\bused (\\d+)K");
    private static final int PATIENCE_SECONDS = 60;

    private final long pid;

    private ServerProcess(long pid) {
        this.pid = pid;
    }

    /** What a server holds. */
    public record Holdings(long threads, long files, long heapBytes, long sessions) {

        /** Whether nothing of what there was before has grown by more than that. */
        public boolean isBackAt(Holdings before, Spare spare) {
            return sessions <= before.sessions + spare.each()
                    && threads <= before.threads + spare.each()
                    && files <= before.files + spare.each()
                    && heapBytes <= before.heapBytes + spare.heapMegabytes() * 1e6;
        }

        @Override
        public String toString() {
            return String.format(
                    "%6d threads %6d files %8.1f MB heap %6d sessions", threads, files, heapBytes / 1e6, sessions);
        }
    }

    /**
     * By how much holdings may differ that are the same.
     *
     * @param each how many sessions, how many threads, how many files
     */
    public record Spare(int each, double heapMegabytes) {}

    public static ServerProcess find() {
        return ProcessHandle.current()
                .descendants()
                .filter(process -> MARKS.stream().anyMatch(commandLine(process.pid())::contains))
                .map(process -> new ServerProcess(process.pid()))
                .findFirst()
                .orElseThrow(() -> new AssertionError("No server is running."));
    }

    /** Adds what the server's threads do to a failure of {@code wait}. */
    public static void explaining(Runnable wait) {
        try {
            wait.run();
        } catch (AssertionError e) {
            throw new AssertionError(run(jcmd(), Long.toString(find().pid), "Thread.print"), e);
        }
    }

    private static String commandLine(long pid) {
        try {
            return Files.readString(Path.of("/proc/" + pid + "/cmdline"), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            return "";
        }
    }

    /** Stops the process where it is, until {@link #thaw}. */
    public void freeze() {
        run("kill", "-STOP", Long.toString(pid));
    }

    public void thaw() {
        run("kill", "-CONT", Long.toString(pid));
    }

    /** What it holds after a while in which nobody comes. */
    public Holdings holdingsAfter(Duration settling) {
        Await.rest(settling);
        return holdings();
    }

    /** What it holds as soon as that is back at what it was before, or after five times that while. */
    public Holdings holdingsBackAt(Holdings before, Spare spare, Duration settling) {
        Holdings now = holdingsAfter(settling);
        for (int i = 0; i < 4 && !now.isBackAt(before, spare); i++) {
            now = holdingsAfter(settling);
        }
        return now;
    }

    /** After a full garbage collection. */
    public Holdings holdings() {
        run(jcmd(), Long.toString(pid), "GC.run");
        return new Holdings(
                entries("task"), entries("fd"), heapBytes(), instances("org.jackfield.session.LiveSession"));
    }

    /** How many objects of a class can still be reached. */
    public long instances(String className) {
        Matcher line = Pattern.compile(
                        "^ *\\d+: +(\\d+) +\\d+ +" + Pattern.quote(className) + "(?: .*)?$", Pattern.MULTILINE)
                .matcher(run(jcmd(), Long.toString(pid), "GC.class_histogram"));
        long sum = 0;
        while (line.find()) {
            sum += Long.parseLong(line.group(1));
        }
        return sum;
    }

    private long heapBytes() {
        String info = run(jcmd(), Long.toString(pid), "GC.heap_info");
        Matcher used = USED.matcher(info);
        long sum = 0;
        for (String heap : info.split("(?=Metaspace)", 2)[0].lines().toList()) {
            used.reset(heap);
            sum += used.find() ? Long.parseLong(used.group(1)) * 1024 : 0;
        }
        return sum;
    }

    private long entries(String directory) {
        try (Stream<Path> entries = Files.list(Path.of("/proc/" + pid + "/" + directory))) {
            return entries.count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String jcmd() {
        return Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
    }

    private static String run(String... command) {
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new AssertionError(String.join(" ", command) + " failed: " + said);
            }
            return said;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
