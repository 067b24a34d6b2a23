package org.jackfield.sandbox.aura;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.jackfield.audio.AudioFormat;
import org.jackfield.audio.Pcm16;
import org.jackfield.sandbox.peer.SandboxOutput;
import org.jackfield.sandbox.peer.Strand;
import org.jackfield.sandbox.voice.Utterance;
import org.jackfield.sandbox.voice.Voice;
import org.jackfield.wire.Close;
import org.jackfield.wire.Message;
import org.jspecify.annotations.Nullable;

/**
 * What Aura has still to say and to tell, in order.
 *
 * <p>Audio goes out faster than it plays but not at once, so that there is something left to take back. All calls come on the
 * connection's {@link Strand}.
 */
final class AuraPlayer {

    private sealed interface Step {
        record Say(String text) implements Step {}

        record Tell(Runnable message) implements Step {}
    }

    private static final Duration FRAME = Duration.ofMillis(80);
    /** A frame each 10 ms is eight times as fast as it plays. */
    private static final Duration PACE = FRAME.dividedBy(8);

    private static final int MAX_CHARS_AT_ONCE = 300;

    private static final Close FAILED = new Close(Close.INTERNAL_ERROR, "NET-0000: internal error");

    private final Voice voice;
    private final String speaker;
    private final AudioFormat format;
    private final SandboxOutput answers;
    private final Strand strand;
    private final ArrayDeque<Step> steps = new ArrayDeque<>();
    private boolean speaking;
    private int waitingChars;
    /** Counts what was taken back, so that audio of before is known as such. */
    private int cleared;

    AuraPlayer(Voice voice, String speaker, AudioFormat format, SandboxOutput answers, Strand strand) {
        this.voice = voice;
        this.speaker = speaker;
        this.format = format;
        this.answers = answers;
        this.strand = strand;
    }

    void say(String text) {
        String left = text.strip();
        while (!left.isEmpty()) {
            String words = left.substring(0, cut(left));
            waitingChars += words.length();
            steps.add(new Step.Say(words));
            left = left.substring(words.length()).strip();
        }
        go();
    }

    /** How much of a text is synthesised at once, up to a space where there is one. */
    private static int cut(String text) {
        if (text.length() <= MAX_CHARS_AT_ONCE) {
            return text.length();
        }
        int space = text.lastIndexOf(' ', MAX_CHARS_AT_ONCE);
        return space > 0 ? space : MAX_CHARS_AT_ONCE;
    }

    /** Runs the message when all that was to be said before is sent. */
    void tell(Runnable message) {
        steps.add(new Step.Tell(message));
        go();
    }

    /** Drops the audio that was not sent; what was to be told is told now. */
    void clear() {
        cleared++;
        speaking = false;
        waitingChars = 0;
        List<Step> left = List.copyOf(steps);
        steps.clear();
        for (Step step : left) {
            if (step instanceof Step.Tell tell) {
                tell.message().run();
            }
        }
    }

    int waitingChars() {
        return waitingChars;
    }

    private void go() {
        while (!speaking && !steps.isEmpty() && !answers.isOver()) {
            Step step = steps.remove();
            if (step instanceof Step.Tell tell) {
                tell.message().run();
            } else if (step instanceof Step.Say say) {
                speak(say.text());
            }
        }
    }

    private void speak(String text) {
        speaking = true;
        waitingChars -= text.length();
        int since = cleared;
        CompletionStage<short[]> unused = voice.speak(new Utterance(text, speaker, format.rateHz()))
                .whenCompleteAsync((samples, failure) -> spoken(samples, since), strand);
    }

    private void spoken(short @Nullable [] samples, int since) {
        if (samples == null) {
            answers.end(FAILED);
        } else {
            play(samples, 0, since);
        }
    }

    private void play(short[] samples, int start, int since) {
        if (since != cleared || answers.isOver()) {
            return;
        }
        int count = Math.min(samples.length - start, format.bytes(FRAME) / format.frameBytes());
        boolean sent = count == 0 || answers.offer(Message.binary(Pcm16.bytes(samples, start, count)));
        int next = sent ? start + count : start;
        if (next < samples.length) {
            strand.after(PACE, () -> play(samples, next, since));
        } else {
            speaking = false;
            go();
        }
    }
}
