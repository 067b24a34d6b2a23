package org.jackfield.http;

import java.util.Locale;

/**
 * Reads what a data URL has before its data, as in {@code data:audio/x-wav;codec=pcm;base64,}, character by character. Its
 * media type does not matter.
 */
final class DataUrlPrefix {

    /** How far it is. */
    enum State {
        /** Something of a prefix was read, or nothing at all. */
        BEGUN,
        /** The prefix is complete. */
        OVER,
        /** There is none, and what was read belongs to the data. */
        NONE,
        /** It does not say that the data is base64, or does not end. */
        MALFORMED
    }

    private static final String SCHEME = "data:";
    private static final String BASE64 = ";base64,";
    private static final int MOST_CHARACTERS = 256;

    private final StringBuilder read = new StringBuilder();
    private State state = State.BEGUN;
    private boolean quoted;

    State state() {
        return state;
    }

    /** Takes the next character, as long as the prefix is begun and no more than that. */
    void take(char character) {
        read.append(character);
        if (read.length() <= SCHEME.length()) {
            state = SCHEME.startsWith(read.toString().toLowerCase(Locale.ROOT)) ? State.BEGUN : State.NONE;
            return;
        }
        quoted ^= character == '"';
        if (character == ',' && !quoted) {
            String bare = read.toString().replace(" ", "").toLowerCase(Locale.ROOT);
            state = bare.endsWith(BASE64) ? State.OVER : State.MALFORMED;
        } else if (read.length() >= MOST_CHARACTERS) {
            state = State.MALFORMED;
        }
    }

    /** No more comes. */
    void end() {
        if (state == State.BEGUN) {
            state = read.length() < SCHEME.length() ? State.NONE : State.MALFORMED;
        }
    }

    /** What was read. */
    CharSequence read() {
        return read;
    }
}
