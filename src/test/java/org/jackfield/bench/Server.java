package org.jackfield.bench;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A server with the WAR in a process of its own, with the configuration that is shipped, and what it takes. Linux. */
final class Server implements AutoCloseable {

    private static final Path BASE = Path.of(System.getProperty("basedir", ".")).toAbsolutePath();
    private static final Path TARGET = BASE.resolve("target");
    private static final Path WAR = Path.of(System.getProperty("jackfield.war", "target/jackfield.war"));
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Process process;
    private final int port;
    private final ProcessHandle java;

    private Server(Process process, int port) throws IOException {
        this.process = process;
        this.port = port;
        awaitReady();
        this.java = Stream.concat(Stream.of(process.toHandle()), process.descendants())
                .filter(handle -> handle.info().command().orElse("").endsWith("java"))
                .findFirst()
                .orElseThrow();
    }

    /** Starts the server that this build is for, in front of an upstream on this machine. */
    static Server start(int upstreamPort) throws IOException {
        Files.createDirectories(TARGET);
        int port = freePort();
        List<String> command = System.getProperty("arquillian.launch", "payara").equals("wildfly")
                ? wildfly(port, settings(upstreamPort))
                : payara(port, settings(upstreamPort));
        return new Server(spawn(command, TARGET.resolve("bench-server.log")), port);
    }

    /** No limit may be what is measured. */
    private static List<String> settings(int upstreamPort) {
        return List.of(
                "-Djackfield.gateway=cloudflare",
                "-Djackfield.access.guest=true",
                "-Dcloudflare.base-url=ws://127.0.0.1:" + upstreamPort,
                "-Dcloudflare.account-id=account",
                "-Dcloudflare.gateway-id=gateway",
                "-Dcloudflare.api-token=bench",
                "-Djackfield.session.max-sessions=2000",
                "-Djackfield.session.max-sessions-per-address=2000",
                "-Djackfield.dial.address-percent=100",
                "-Djackfield.dial.max-wait=PT30S",
                "-Djackfield.rate.messages-per-second=1000000",
                "-Djackfield.rate.bytes-per-second=100000000",
                "-Djackfield.rate.audio-speed=0");
    }

    private static List<String> payara(int port, List<String> settings) {
        List<String> command = new ArrayList<>(List.of(tool("java"), "-Xmx512m"));
        command.addAll(settings);
        command.addAll(List.of("-jar", System.getProperty("payara.microJar", "")));
        command.addAll(List.of("--nohazelcast", "--disablephonehome", "--port", Integer.toString(port)));
        command.addAll(List.of("--prebootcommandfile", config("payara-config/development.asadmin")));
        command.addAll(List.of("--logproperties", config("payara-config/logging.properties")));
        command.addAll(List.of("--deploy", WAR.toString(), "--contextroot", "/"));
        command.addAll(List.of("--deploy", BareEvents.war(TARGET).toString()));
        return command;
    }

    private static List<String> wildfly(int port, List<String> settings) throws IOException {
        Path home = Path.of(System.getProperty("jboss.home", ""));
        Path state = TARGET.resolve("server/bench");
        copy(home.resolve("standalone"), state);
        Files.copy(WAR, state.resolve("deployments/jackfield.war"));
        BareEvents.war(state.resolve("deployments"));
        String base = "-Djboss.server.base.dir=" + state;
        String secrets = "-Djackfield.secrets=" + Files.createDirectories(state.resolve("secrets"));
        List<String> command =
                new ArrayList<>(List.of(home.resolve("bin/standalone.sh").toString()));
        command.addAll(List.of("-c", "standalone-microprofile.xml", "-b", "127.0.0.1", base, secrets));
        command.add("-Djboss.http.port=" + port);
        command.add("-Djboss.https.port=" + freePort());
        command.add("-Djboss.management.http.port=" + freePort());
        command.addAll(settings);
        return command;
    }

    private static String config(String file) {
        return BASE.resolve(file).toString();
    }

    private static Process spawn(List<String> command, Path log) throws IOException {
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
    }

    private static String tool(String name) {
        return Path.of(System.getProperty("java.home"), "bin", name).toString();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        delete(to);
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file).toString()));
            }
        }
    }

    private static void delete(Path directory) throws IOException {
        if (Files.exists(directory)) {
            try (Stream<Path> files = Files.walk(directory)) {
                files.map(Path::toFile).sorted((a, b) -> b.compareTo(a)).forEach(File::delete);
            }
        }
    }

    private void awaitReady() throws IOException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!isReady()) {
            if (!process.isAlive() || System.nanoTime() > end) {
                close();
                throw new IllegalStateException("The server did not start: see target/bench-server.log");
            }
        }
    }

    /** Asks once, and waits a little where nobody answers yet. */
    private boolean isReady() throws IOException {
        HttpURLConnection connection = (HttpURLConnection) URI.create("http://127.0.0.1:" + port + "/api/health/ready")
                .toURL()
                .openConnection();
        connection.setReadTimeout(5000);
        try {
            if (connection.getResponseCode() == 200) {
                return true;
            }
        } catch (IOException e) {
            // Nobody listens yet.
        }
        pause();
        return false;
    }

    private void pause() {
        try {
            process.waitFor(200, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    int port() {
        return port;
    }

    /** CPU time so far, in nanoseconds. */
    long cpuNanos() {
        return java.info().totalCpuDuration().orElseThrow().toNanos();
    }

    /** Resident memory, in bytes. */
    long residentBytes() {
        return status("VmRSS") * 1024;
    }

    long threads() {
        return status("Threads");
    }

    private long status(String name) {
        try (Stream<String> lines = Files.lines(Path.of("/proc/" + java.pid() + "/status"))) {
            String line = lines.filter(text -> text.startsWith(name + ":"))
                    .findFirst()
                    .orElseThrow();
            return Long.parseLong(line.replaceAll("\\D", ""));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What is reachable in the heap: counted by a full collection. */
    long liveBytes() throws IOException {
        Process jcmd = new ProcessBuilder(tool("jcmd"), Long.toString(java.pid()), "GC.class_histogram").start();
        try (var lines = jcmd.inputReader().lines()) {
            String total =
                    lines.filter(line -> line.startsWith("Total")).findFirst().orElseThrow();
            return Long.parseLong(total.replaceAll(".*\\s", ""));
        }
    }

    @Override
    public void close() {
        List<ProcessHandle> all = process.descendants().toList();
        all.forEach(ProcessHandle::destroy);
        process.destroy();
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
        }
        all.forEach(ProcessHandle::destroyForcibly);
    }
}
