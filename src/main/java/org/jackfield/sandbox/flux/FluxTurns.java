package org.jackfield.sandbox.flux;

import java.util.Optional;
import org.jackfield.audio.VoiceActivity;

/**
 * The course of turns: which event each frame of audio brings about.
 *
 * <p>Its clock is the audio: if none comes, nothing happens.
 */
final class FluxTurns {

    /** An event of the wire protocol. */
    enum Event {
        UPDATE("Update"),
        START("StartOfTurn"),
        EAGER("EagerEndOfTurn"),
        RESUMED("TurnResumed"),
        END("EndOfTurn");

        private final String wireName;

        Event(String wireName) {
            this.wireName = wireName;
        }

        String wireName() {
            return wireName;
        }
    }

    private enum State {
        WAITING,
        SPEAKING,
        PROBABLY_OVER
    }

    private static final int UPDATE_MILLIS = 250;
    /** Silence makes the end of the turn this much more certain: after 0.6 s, 63 %. */
    private static final double CERTAINTY_MILLIS = 600;

    private static final double LEAST_CONFIDENCE = 0.01;

    /** Quieter than this is silence in any room: about -45 dB below full scale. */
    private static final double LEAST_RMS = 180;

    private final VoiceActivity voice = new VoiceActivity(LEAST_RMS);
    private final Script script;
    private FluxSettings settings;
    private FluxTurn turn;
    private State state = State.WAITING;
    private int index;
    private long nowMillis;
    private long windowStartMillis;
    private long lastEventMillis;

    FluxTurns(Script script, FluxSettings settings) {
        this.script = script;
        this.settings = settings;
        this.turn = new FluxTurn(script.sentence(0));
    }

    FluxSettings settings() {
        return settings;
    }

    void configure(FluxSettings changed) {
        settings = changed;
    }

    /** Takes a frame of {@link VoiceActivity#FRAME_MILLIS} and says what it brings about. */
    Optional<Event> frame(double rms) {
        nowMillis += VoiceActivity.FRAME_MILLIS;
        turn.spoken().frame(voice.hears(rms), nowMillis);
        Optional<Event> event = change();
        if (event.isEmpty() && nowMillis - lastEventMillis < UPDATE_MILLIS) {
            return event;
        }
        lastEventMillis = nowMillis;
        if (event.isEmpty() && state == State.SPEAKING) {
            turn.hearMore();
        }
        return Optional.of(event.orElse(Event.UPDATE));
    }

    private Optional<Event> change() {
        if (state == State.WAITING) {
            return turn.spoken().isAny() ? Optional.of(begin()) : Optional.empty();
        }
        if (isOver()) {
            return Optional.of(end());
        }
        if (state == State.PROBABLY_OVER) {
            return turn.spoken().isSpeaking() ? Optional.of(resume()) : Optional.empty();
        }
        boolean probablyOver =
                settings.eager().isPresent() && confidence() >= settings.eager().getAsDouble();
        return probablyOver ? Optional.of(expectEnd()) : Optional.empty();
    }

    private boolean isOver() {
        return confidence() >= settings.eot() || silenceMillis() >= settings.timeoutMillis();
    }

    private Event begin() {
        state = State.SPEAKING;
        turn.hearMore();
        return Event.START;
    }

    private Event expectEnd() {
        state = State.PROBABLY_OVER;
        turn.hearClause();
        return Event.EAGER;
    }

    private Event resume() {
        state = State.SPEAKING;
        return Event.RESUMED;
    }

    private Event end() {
        if (state == State.SPEAKING) {
            turn.hearAll();
        }
        state = State.WAITING;
        return Event.END;
    }

    /** Ends the open turn because no more audio comes; empty if there is none. */
    Optional<Event> finish() {
        return state == State.WAITING ? Optional.empty() : Optional.of(end());
    }

    /** Goes on to the next turn, after the end of one was told. */
    void next() {
        index++;
        windowStartMillis = nowMillis;
        turn = new FluxTurn(script.sentence(index));
    }

    private long silenceMillis() {
        return turn.spoken().silenceMillis(nowMillis);
    }

    /** How sure it is that the speaker has finished, rounded as on the wire. */
    double confidence() {
        double sure = 1 - Math.exp(-silenceMillis() / CERTAINTY_MILLIS);
        return Math.round(Math.max(LEAST_CONFIDENCE, sure) * 10_000) / 10_000.0;
    }

    FluxTurn turn() {
        return turn;
    }

    int index() {
        return index;
    }

    long nowMillis() {
        return nowMillis;
    }

    long windowStartMillis() {
        return windowStartMillis;
    }
}
