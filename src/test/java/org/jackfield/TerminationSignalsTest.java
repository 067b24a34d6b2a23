package org.jackfield;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** With processes of their own, as a signal that is handed on ends one. */
@Timeout(60)
class TerminationSignalsTest {

    @Test
    void aSignalIsHeardBeforeTheHooksOfTheJvmAndThenEndsTheProcess() throws Exception {
        assertEquals(List.of("heard SIGTERM in the context", "hook", "exit 143"), lines("end"));
    }

    @Test
    void aListenerThatFailsKeepsNobodyFromEnding() throws Exception {
        assertEquals(List.of("hook", "exit 143"), lines("fail"));
    }

    @Test
    void whatIsClosedHearsNothing() throws Exception {
        assertEquals(List.of("hook", "exit 143"), lines("closed"));
    }

    private static List<String> lines(String how) throws Exception {
        Process process = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Ending.class.getName(),
                        how)
                .redirectErrorStream(true)
                .start();
        BlockingQueue<String> lines = new LinkedBlockingQueue<>();
        Thread reader = new Thread(() -> process.inputReader().lines().forEach(lines::add));
        reader.start();
        if (!"ready".equals(lines.poll(30, TimeUnit.SECONDS))) {
            process.destroyForcibly();
            throw new TimeoutException("The process does not start");
        }
        process.toHandle().destroy();
        int exit = process.waitFor();
        reader.join();
        lines.add("exit " + exit);
        return lines.stream()
                .filter(line -> line.matches("(heard|hook|exit).*"))
                .toList();
    }

    /** A process that waits for its end. */
    static final class Ending {

        private Ending() {}

        public static void main(String[] arguments) throws InterruptedException {
            TerminationSignals signals = TerminationSignals.heardBy(signal -> {
                if (arguments[0].equals("fail")) {
                    throw new IllegalStateException("bug");
                }
                ClassLoader context = Thread.currentThread().getContextClassLoader();
                boolean own = context == TerminationSignalsTest.class.getClassLoader();
                System.out.println("heard " + signal + (own ? " in the context" : ""));
                return true;
            });
            if (arguments[0].equals("closed")) {
                signals.close();
            }
            Runtime.getRuntime().addShutdownHook(new Thread(() -> System.out.println("hook")));
            System.out.println("ready");
            Thread.sleep(TimeUnit.MINUTES.toMillis(1));
        }
    }
}
