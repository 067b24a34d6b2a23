package org.jackfield.diagnosis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import org.jackfield.access.ClientAddress;
import org.jackfield.config.InvalidSetting;
import org.jackfield.testing.fakes.Configs;
import org.jackfield.testing.fakes.Exchange;
import org.jackfield.testing.fakes.FakeDialer;
import org.jackfield.testing.fakes.ManualTicker;
import org.jackfield.upstream.Capability;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DiagnosisRunnerTest {

    private static final Asker OPERATOR = new Asker.Operator();
    private static final Asker STRANGER = stranger("192.0.2.7");

    private final ManualTicker ticker = new ManualTicker();
    private final Queue<Runnable> waiting = new ArrayDeque<>();
    private final DiagnosisContext context =
            new Way(URI.create("ws://127.0.0.1:1/")).lacking("A_SETTING").context(new FakeDialer(), ticker);
    private final DiagnosisSettings settings = DiagnosisSettings.from(Configs.of());
    private final DiagnosisRunner runner = new DiagnosisRunner(context, settings, waiting::add);

    private static Asker stranger(String address) {
        return new Asker.Stranger(Exchange.GRANT, ClientAddress.read(address).orElseThrow());
    }

    private DiagnosisRunner.Outcome ask(Asker asker) {
        return runner.begin(Capability.SPEECH_TO_TEXT, asker);
    }

    private void finish() {
        waiting.remove().run();
    }

    private Diagnosis make(Asker asker) {
        CompletionStage<Diagnosis> found = assertInstanceOf(DiagnosisRunner.Outcome.Begun.class, ask(asker))
                .found();
        finish();
        return found.toCompletableFuture().join();
    }

    private static void assertBusy(DiagnosisRunner.Outcome outcome) {
        assertEquals(new DiagnosisRunner.Outcome.Busy(), outcome);
    }

    @Test
    void oneExaminationIsMadeAtATime() {
        ask(OPERATOR);
        assertBusy(runner.begin(Capability.TEXT_TO_SPEECH, OPERATOR));
        finish();
        assertInstanceOf(DiagnosisRunner.Outcome.Begun.class, runner.begin(Capability.TEXT_TO_SPEECH, OPERATOR));
        assertEquals(1, runner.refused());
    }

    @Test
    void itEndsAtTheFirstStepThatFails() {
        assertEquals(
                List.of("fail", "not-reached"),
                make(OPERATOR).steps().stream()
                        .map(Diagnosis.Step::result)
                        .distinct()
                        .toList());
    }

    @Test
    void whoAsksMeanwhileGetsTheSame() {
        ask(OPERATOR);
        var second = assertInstanceOf(DiagnosisRunner.Outcome.Kept.class, ask(OPERATOR));
        finish();
        assertTrue(second.found().toCompletableFuture().isDone());
    }

    @Test
    void whatWasFoundIsToldAgainForAWhile() {
        Diagnosis found = make(OPERATOR);
        ticker.advance(settings.keep().minusMillis(1));
        var again = assertInstanceOf(DiagnosisRunner.Outcome.Kept.class, ask(OPERATOR));
        assertSame(found, again.found().toCompletableFuture().join());
        ticker.advance(Duration.ofMillis(1));
        assertInstanceOf(DiagnosisRunner.Outcome.Begun.class, ask(OPERATOR));
        assertEquals(2, runner.made());
        assertEquals(1, runner.toldAgain());
    }

    @Test
    void whatOperatorsSeeIsNotToldToStrangers() {
        make(OPERATOR);
        assertInstanceOf(DiagnosisRunner.Outcome.Begun.class, ask(STRANGER));
    }

    @Test
    void anAddressOfStrangersWaitsAndOthersDoNot() {
        make(STRANGER);
        ticker.advance(settings.keep());
        assertEquals(
                new DiagnosisRunner.Outcome.TooSoon(settings.addressInterval().minus(settings.keep())), ask(STRANGER));
        assertInstanceOf(DiagnosisRunner.Outcome.Begun.class, ask(stranger("192.0.2.8")));
        finish();
        ticker.advance(settings.addressInterval());
        assertInstanceOf(DiagnosisRunner.Outcome.Begun.class, ask(STRANGER));
    }

    @Test
    void aServerThatHasNoThreadForItIsBusyAndNotForEver() {
        DiagnosisRunner full = new DiagnosisRunner(context, settings, task -> {
            throw new RejectedExecutionException("full");
        });

        assertBusy(full.begin(Capability.SPEECH_TO_TEXT, STRANGER));
        assertBusy(full.begin(Capability.SPEECH_TO_TEXT, STRANGER));
    }

    @ParameterizedTest
    @ValueSource(strings = {"jackfield.diagnosis.keep", "jackfield.diagnosis.address-interval"})
    void aTimeThatMakesNoSenseIsRefused(String key) {
        assertThrows(InvalidSetting.class, () -> DiagnosisSettings.from(Configs.of(key, "PT2H")));
        assertThrows(InvalidSetting.class, () -> DiagnosisSettings.from(Configs.of(key, "PT-1S")));
    }
}
