package org.jackfield.diagnosis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.RejectedExecutionException;
import org.jackfield.testing.fakes.FakeDialer;
import org.jackfield.upstream.Capability;
import org.junit.jupiter.api.Test;

class DiagnosisRunnerTest {

    private final DiagnosisContext context =
            new Way(URI.create("ws://127.0.0.1:1/")).lacking("A_SETTING").context(new FakeDialer());

    @Test
    void oneExaminationIsMadeAtATime() {
        Queue<Runnable> waiting = new ArrayDeque<>();
        DiagnosisRunner runner = new DiagnosisRunner(context, waiting::add);
        var first = runner.begin(Capability.SPEECH_TO_TEXT).orElseThrow();
        assertTrue(runner.begin(Capability.SPEECH_TO_TEXT).isEmpty());

        waiting.remove().run();

        List<String> results = first.toCompletableFuture().join().steps().stream()
                .map(Diagnosis.Step::result)
                .distinct()
                .toList();
        assertEquals(List.of("fail", "not-reached"), results);
        assertTrue(runner.begin(Capability.TEXT_TO_SPEECH).isPresent());
    }

    @Test
    void aServerThatHasNoThreadForItIsBusyAndNotForEver() {
        DiagnosisRunner runner = new DiagnosisRunner(context, task -> {
            throw new RejectedExecutionException("full");
        });

        assertTrue(runner.begin(Capability.SPEECH_TO_TEXT).isEmpty());
        assertTrue(runner.begin(Capability.SPEECH_TO_TEXT).isEmpty());
    }
}
