package org.jackfield.sandbox.voice;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jackfield.audio.Resampler;
import org.jackfield.audio.Wav;

/** The voice of the program espeak-ng; where that is missing or fails, another voice speaks. */
public final class EspeakVoice implements Voice {

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int MAX_WAV_BYTES = 32 * 1024 * 1024;
    private static final int MAX_PITCH = 99;

    private final String command;
    private final ScheduledExecutorService executor;
    private final Voice fallback;

    /**
     * @param command the name of the program, found on the path
     * @param executor where the program is waited for, and its time limit kept; at least two threads
     * @param fallback who speaks otherwise
     */
    public EspeakVoice(String command, ScheduledExecutorService executor, Voice fallback) {
        this.command = command;
        this.executor = executor;
        this.fallback = fallback;
    }

    @Override
    public CompletionStage<short[]> speak(Utterance utterance) {
        return CompletableFuture.supplyAsync(() -> run(utterance), executor)
                .thenCompose(samples -> samples.<CompletionStage<short[]>>map(CompletableFuture::completedFuture)
                        .orElseGet(() -> fallback.speak(utterance)));
    }

    private Optional<short[]> run(Utterance utterance) {
        try {
            Process process = start(utterance);
            try {
                return wav(process, utterance.text())
                        .map(wav -> new Resampler(wav.format().rateHz(), utterance.rateHz()).resample(wav.samples()));
            } finally {
                process.destroyForcibly();
            }
        } catch (IOException | RejectedExecutionException noProgram) {
            return Optional.empty();
        } catch (InterruptedException shuttingDown) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private Process start(Utterance utterance) throws IOException {
        String accent = Speakers.isLow(utterance.speaker()) ? "en-us+m3" : "en-us+f3";
        int pitch = Math.min(MAX_PITCH, Speakers.pitchHz(utterance.speaker()) / 3);
        return new ProcessBuilder(command, "--stdin", "--stdout", "-v", accent, "-p", Integer.toString(pitch))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private Optional<Wav> wav(Process process, String text) throws IOException, InterruptedException {
        ScheduledFuture<?> limit =
                executor.schedule(process::destroyForcibly, PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        try {
            try (OutputStream in = process.getOutputStream()) {
                in.write(text.getBytes(StandardCharsets.UTF_8));
            }
            byte[] file = process.getInputStream().readNBytes(MAX_WAV_BYTES);
            boolean well = process.waitFor(PATIENCE.toMillis(), TimeUnit.MILLISECONDS) && process.exitValue() == 0;
            return well ? Wav.read(file).filter(wav -> wav.data().hasRemaining()) : Optional.empty();
        } finally {
            limit.cancel(false);
        }
    }
}
