package org.jackfield.sandbox.flux;

import java.util.ArrayList;
import java.util.List;
import org.jackfield.audio.VoiceActivity;

/** When somebody spoke during one turn: spans of voice, on the clock of the audio in milliseconds. */
final class SpokenTime {

    /** A stretch of voice without a pause. */
    record Span(long startMillis, long endMillis) {
        long millis() {
            return endMillis - startMillis;
        }
    }

    /** A pause shorter than this belongs to a word. */
    private static final int PAUSE_MILLIS = 160;
    /** A sound shorter than this is a click. */
    private static final int CLICK_MILLIS = 80;

    private final List<Span> over = new ArrayList<>();
    private long startMillis;
    private long lastMillis;
    private long voicedMillis;

    /** Takes the next frame, which ends at {@code nowMillis}. */
    void frame(boolean voice, long nowMillis) {
        if (voicedMillis > 0 && nowMillis - lastMillis > PAUSE_MILLIS) {
            finishSpan();
        }
        if (voice) {
            if (voicedMillis == 0) {
                startMillis = nowMillis - VoiceActivity.FRAME_MILLIS;
            }
            voicedMillis += VoiceActivity.FRAME_MILLIS;
            lastMillis = nowMillis;
        }
    }

    private void finishSpan() {
        if (isSpeaking()) {
            over.add(new Span(startMillis, lastMillis));
        }
        voicedMillis = 0;
    }

    /** True while a voice is heard that is more than a click, and just after. */
    boolean isSpeaking() {
        return voicedMillis >= CLICK_MILLIS;
    }

    /** True if there was any voice. */
    boolean isAny() {
        return isSpeaking() || !over.isEmpty();
    }

    /** How long it has been quiet after the last voice; zero before the first. */
    long silenceMillis(long nowMillis) {
        if (isSpeaking()) {
            return nowMillis - lastMillis;
        }
        return over.isEmpty() ? 0 : nowMillis - over.get(over.size() - 1).endMillis();
    }

    long totalMillis() {
        return spans().stream().mapToLong(Span::millis).sum();
    }

    private List<Span> spans() {
        List<Span> spans = new ArrayList<>(over);
        if (isSpeaking()) {
            spans.add(new Span(startMillis, lastMillis));
        }
        return spans;
    }

    /** The moment at which so much of the voice had been heard; pauses do not count. */
    long momentMillis(long spokenMillis) {
        long left = spokenMillis;
        long moment = 0;
        for (Span span : spans()) {
            if (left <= span.millis()) {
                return span.startMillis() + left;
            }
            left -= span.millis();
            moment = span.endMillis();
        }
        return moment;
    }
}
