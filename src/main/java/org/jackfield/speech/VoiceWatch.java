package org.jackfield.speech;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jackfield.audio.VoiceMeter;
import org.jackfield.problem.Details;
import org.jackfield.wire.Ticker;

/**
 * Whether a model that recognises speech owes an answer: it was sent a voice for a while and has said nothing since. Silence
 * and steady noise need none.
 *
 * <p>The thread that reads from the client reports what is sent, that of the upstream what is answered; the sweep asks.
 */
final class VoiceWatch {

    /** What is quieter is not taken for a voice, lest a radio next door be one: about -38 dB below full scale. */
    private static final double LEAST_RMS = 400;

    private final VoiceMeter meter;
    private final Duration limit;
    private final Ticker ticker;
    private volatile long sentMillis;
    private volatile long answeredMillis = Long.MAX_VALUE;
    private volatile long owedSinceNanos;

    /** @param limit how much speech may be without an answer; zero for any */
    VoiceWatch(int rateHz, Duration limit, Ticker ticker) {
        this.meter = new VoiceMeter(rateHz, LEAST_RMS);
        this.limit = limit;
        this.ticker = ticker;
    }

    /** Audio of whole samples goes to the model. */
    void sent(ByteBuffer audio) {
        int voiceMillis = limit.isZero() ? 0 : meter.hear(audio);
        if (voiceMillis > 0) {
            long before = sentMillis;
            if (before <= answeredMillis) {
                owedSinceNanos = ticker.nanos();
            }
            sentMillis = before + voiceMillis;
        }
    }

    /** The model says something, or is there from now on: nothing is owed any more. */
    void answered() {
        answeredMillis = sentMillis;
    }

    /**
     * What is known of a model that owes an answer for too long; empty if it does not. Audio may come faster than it is
     * spoken, so the time that has passed counts as well.
     *
     * @param silence how long the model has said nothing
     */
    Optional<Details> overdue(Duration silence) {
        long owedMillis = sentMillis - answeredMillis;
        boolean due = owedMillis > 0
                && owedMillis >= limit.toMillis()
                && silence.compareTo(limit) >= 0
                && ticker.nanos() - owedSinceNanos >= limit.toNanos();
        return due ? Optional.of(details(owedMillis)) : Optional.empty();
    }

    private static Details details(long owedMillis) {
        String words = "The model takes the audio and has said nothing about the last " + owedMillis / 1000
                + " s of speech; the connection to it is well.";
        return new Details(Map.of(Details.UNANSWERED_SPEECH, owedMillis), 0).withWords(words);
    }
}
