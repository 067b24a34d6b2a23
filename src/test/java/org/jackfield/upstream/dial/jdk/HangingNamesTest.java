package org.jackfield.upstream.dial.jdk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jackfield.problem.End;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A resolver that never answers is a pipe into which nobody writes, read by a JVM of its own as its file of hosts. */
class HangingNamesTest {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @Test
    @Timeout(60)
    void namesThatNobodyLooksUpHoldUpNoConnection() throws IOException, InterruptedException {
        Path hosts = folder.resolve("hosts");
        assertEquals(0, new ProcessBuilder("mkfifo", hosts.toString()).start().waitFor());
        Path said = folder.resolve("said");
        Process program = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Djdk.net.hosts.file=" + hosts,
                        "-cp",
                        System.getProperty("java.class.path"),
                        HangingNames.class.getName())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        boolean ended = program.waitFor(40, TimeUnit.SECONDS);
        program.destroyForcibly();
        List<String> lines = Files.readAllLines(said, StandardCharsets.UTF_8);

        assertTrue(ended, lines::toString);
        List<String> expected = Stream.concat(
                        Stream.generate(End.UPSTREAM_TIMEOUT::name).limit(8), Stream.of(HangingNames.WELL))
                .toList();
        assertEquals(expected, lines);
    }
}
