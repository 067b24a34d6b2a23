package org.jackfield.sandbox.aura;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jackfield.sandbox.Accepting;
import org.jackfield.sandbox.SandboxClient;
import org.jackfield.sandbox.peer.JsonObjects;
import org.jackfield.testing.fakes.FakeConnection;
import org.jackfield.wire.Close;
import org.jackfield.wire.Message;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AuraModelTest {

    private static final String FLUSH = "{\"type\":\"Flush\"}";
    private static final String CLEAR = "{\"type\":\"Clear\"}";
    private static final String CLOSE = "{\"type\":\"Close\"}";
    private static final Duration LONG = Duration.ofSeconds(30);

    @Test
    void audioComesBetweenMetadataAndFlushed() {
        SandboxClient stage = new SandboxClient(Accepting.AURA + "&speaker=zeus")
                .send(speak("Hello there"))
                .send(FLUSH)
                .pass(LONG);
        assertEquals(List.of("Metadata", "audio", "Flushed"), stage.order());
        JsonObject metadata = stage.messages().get(0);
        assertEquals("aura-2-zeus-en", metadata.getString("model_name"));
        assertEquals("id-1", metadata.getString("request_id"));
        assertEquals(0, stage.messages().get(1).getInt("sequence_id"));
    }

    @Test
    void eachFlushIsAnsweredInOrder() {
        SandboxClient stage = new SandboxClient(Accepting.AURA);
        stage.send(speak("First"))
                .send(FLUSH)
                .send(FLUSH)
                .send(speak("Second"))
                .send(FLUSH)
                .pass(LONG);
        assertEquals(List.of("Metadata", "audio", "Flushed", "Flushed", "audio", "Flushed"), stage.order());
        assertEquals(
                List.of(0, 1, 2),
                stage.messages("Flushed")
                        .map(flushed -> flushed.getInt("sequence_id"))
                        .toList());
    }

    @Test
    void aWholeSentenceIsSaidWithoutAFlush() {
        SandboxClient stage =
                new SandboxClient(Accepting.AURA).send(speak("Not yet")).pass(LONG);
        assertEquals(0, stage.connection.binaryBytes());
        stage.send(speak(", but now. And the rest")).pass(LONG);
        assertTrue(stage.connection.binaryBytes() > 0);
    }

    @ParameterizedTest
    @CsvSource({"8000", "16000", "24000", "32000", "48000"})
    void framesOf80MillisecondsGoOutEightTimesAsFastAsTheyPlay(int rateHz) {
        SandboxClient stage = new SandboxClient(Accepting.AURA + "&sample_rate=" + rateHz);
        stage.send(speak("A sentence that is long enough to be paced over quite a few frames of audio. "));
        assertEquals(rateHz * 2 * 80 / 1000, stage.connection.binaryBytes());
        stage.pass(Duration.ofMillis(100));
        assertEquals(0.88, stage.connection.binaryBytes() / 2.0 / rateHz, 0.01);
    }

    @Test
    void clearTakesBackWhatWasNotSent() {
        SandboxClient stage =
                new SandboxClient(Accepting.AURA).send(speak("A long sentence is said here, and taken back. And more"));
        stage.send(FLUSH).pass(Duration.ofMillis(50)).send(CLEAR);
        int sent = stage.connection.binaryBytes();
        stage.pass(LONG);
        assertEquals(sent, stage.connection.binaryBytes());
        assertEquals(List.of("Metadata", "audio", "Flushed", "Cleared"), stage.order());
        stage.send(speak("Next.")).send(FLUSH).pass(LONG);
        assertEquals(List.of("Metadata", "audio", "Flushed", "Cleared", "audio", "Flushed"), stage.order());
    }

    @Test
    void closeSaysTheRestFirst() {
        SandboxClient stage =
                new SandboxClient(Accepting.AURA).send(speak("The rest")).send(CLOSE);
        assertEquals(0, stage.closeCode());
        stage.send(speak("too late")).pass(LONG);
        assertEquals(Close.NORMAL, stage.closeCode());
        assertTrue(stage.connection.binaryBytes() > 0);
    }

    @Test
    void theTwentyFirstFlushInAMinuteIsWarnedOf() {
        SandboxClient stage = new SandboxClient(Accepting.AURA);
        for (int i = 0; i < 21; i++) {
            stage.send(FLUSH);
        }
        assertEquals(20, Collections.frequency(stage.order(), "Flushed"));
        JsonObject warning = stage.messages("Warning").findFirst().orElseThrow();
        assertEquals("EXCESSIVE_FLUSH", warning.getString("warn_code"));
        assertEquals("EXCESSIVE_FLUSH", warning.getString("code"));
        assertEquals(warning.getString("warn_msg"), warning.getString("description"));
        stage.pass(Duration.ofSeconds(61)).send(FLUSH);
        assertEquals(21, Collections.frequency(stage.order(), "Flushed"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "nonsense | 1008 | DATA-0000",
                "{\"type\":\"Sing\"} | 1008 | DATA-0000",
                "{\"type\":\"Speak\"} | 1008 | DATA-0000",
                "{\"type\":\"Speak\",\"text\":\"\"} | 1008 | DATA-0001",
                "{\"type\":\"Speak\",\"text\":\" \"} | 1008 | DATA-0001"
            })
    void messagesThatAreNotUnderstoodEndTheSession(String text, int code, String reason) {
        SandboxClient stage =
                new SandboxClient(Accepting.AURA).send(text).send(FLUSH).pass(LONG);
        assertEquals(code, stage.closeCode());
        assertTrue(stage.closeReason().startsWith(reason));
        assertEquals(List.of("Metadata"), stage.order());
    }

    @Test
    void deepNestingEndsTheSession() {
        SandboxClient stage = new SandboxClient(Accepting.AURA).send("{\"a\":".repeat(100_000));
        assertEquals(Close.POLICY_VIOLATION, stage.closeCode());
    }

    @Test
    void audioFromTheClientEndsTheSession() {
        SandboxClient stage = new SandboxClient(Accepting.AURA).send(new byte[] {1, 2});
        assertEquals(Close.UNSUPPORTED_DATA, stage.closeCode());
        assertTrue(stage.closeReason().startsWith("MESSAGE-0000"));
    }

    @Test
    void textBeyond2000CharactersEndsTheSession() {
        assertEquals(
                0,
                new SandboxClient(Accepting.AURA).send(speak("x".repeat(2000))).closeCode());
        assertEquals(
                Close.TOO_BIG,
                new SandboxClient(Accepting.AURA).send(speak("x".repeat(2001))).closeCode());
    }

    @Test
    void aPeerThatDoesNotReadHoldsTheAudioBackAndLosesNone() {
        String sentence = "one two three four five six seven eight nine ten ".repeat(30);
        SandboxClient fast = new SandboxClient(Accepting.AURA + "&sample_rate=48000");
        SandboxClient slow = new SandboxClient(Accepting.AURA + "&sample_rate=48000", new FakeConnection().hold());
        for (SandboxClient stage : List.of(fast, slow)) {
            stage.send(speak(sentence)).send(FLUSH).pass(LONG);
        }
        slow.connection.release();
        slow.pass(LONG);
        assertEquals(fast.connection.binaryBytes(), slow.connection.binaryBytes());
        assertEquals(fast.order(), slow.order());
    }

    @Test
    void textWithoutSentencesIsSaidInPieces() {
        SandboxClient stage = new SandboxClient(Accepting.AURA);
        stage.send(speak("word ".repeat(400))).send(speak("x".repeat(1000))).send(FLUSH);
        stage.pass(Duration.ofMinutes(1));
        assertEquals(List.of("Metadata", "audio", "Flushed"), stage.order());
        assertEquals(3000 / 14.0, stage.connection.binaryBytes() / 48_000.0, 40);
    }

    @Test
    void tooMuchWaitingTextEndsTheSession() {
        SandboxClient stage = new SandboxClient(Accepting.AURA);
        for (int i = 0; i < 30; i++) {
            stage.send(speak("x".repeat(2000)));
        }
        assertEquals(Close.TOO_BIG, stage.closeCode());
        assertTrue(stage.closeReason().startsWith("BIG-0001"));
    }

    @Test
    void aSandboxThatShutsDownGivesItsConnectionsUp() {
        SandboxClient stage = new SandboxClient(Accepting.AURA);
        stage.scheduler.shutdown();
        stage.send(speak("Anybody there?"));
        assertTrue(stage.connection.isAborted());
    }

    @Test
    void nothingIsLeftWhenTheClientIsGone() {
        SandboxClient stage =
                new SandboxClient(Accepting.AURA).send(speak("A sentence that nobody hears to its end. "));
        stage.listener.ended(Close.LOST);
        stage.pass(Duration.ofSeconds(1));
        assertEquals(0, stage.scheduler.waiting());
    }

    @Test
    void allAudioIsWholeSamples() {
        SandboxClient stage = new SandboxClient(Accepting.AURA)
                .send(speak("Whole samples."))
                .send(FLUSH)
                .pass(LONG);
        Set<Integer> remainders = stage.connection.written().stream()
                .filter(Message.Binary.class::isInstance)
                .map(frame -> frame.sizeBytes() % 2)
                .collect(Collectors.toSet());
        assertEquals(Set.of(0), remainders);
    }

    private static String speak(String text) {
        return JsonObjects.object()
                .add("type", "Speak")
                .add("text", text)
                .build()
                .toString();
    }
}
