package org.jackfield.sandbox.voice;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;

/**
 * A voice of arithmetic alone: pulses and noise through three resonances that follow the letters.
 *
 * <p>It is not intelligible, but has the length, the rhythm, the melody and the spectrum of speech. The same utterance gives
 * the same samples.
 */
public final class FormantVoice implements Voice {

    private final Executor executor;

    /** @param executor where the arithmetic is done */
    public FormantVoice(Executor executor) {
        this.executor = executor;
    }

    @Override
    public CompletionStage<short[]> speak(Utterance utterance) {
        return CompletableFuture.supplyAsync(() -> synthesise(utterance), executor);
    }

    static short[] synthesise(Utterance utterance) {
        List<Phoneme> phones = Phonemes.of(utterance.text());
        int millis = phones.stream().mapToInt(Phoneme::millis).sum();
        VocalTract tract = new VocalTract(utterance.rateHz(), Speakers.pitchHz(utterance.speaker()), millis);
        phones.forEach(tract::say);
        return tract.samples();
    }
}
