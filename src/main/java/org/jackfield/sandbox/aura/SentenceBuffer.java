package org.jackfield.sandbox.aura;

import java.util.ArrayList;
import java.util.List;

/** Text that comes in pieces, until a sentence is whole. */
final class SentenceBuffer {

    private static final String ENDS = ".!?";

    private final StringBuilder text = new StringBuilder();
    /** What was looked through and holds no end of a sentence. */
    private int searched;

    /** Adds a piece and takes out the sentences that are whole by it. */
    List<String> add(String piece) {
        text.append(piece);
        List<String> whole = new ArrayList<>();
        int start = 0;
        for (int i = searched; i < text.length(); i++) {
            if (isEnd(i)) {
                whole.add(text.substring(start, i + 1));
                start = i + 1;
            }
        }
        text.delete(0, start);
        searched = text.length();
        return whole;
    }

    private boolean isEnd(int index) {
        boolean mark = ENDS.indexOf(text.charAt(index)) >= 0;
        return mark && (index + 1 == text.length() || Character.isWhitespace(text.charAt(index + 1)));
    }

    /** Takes out what is left. */
    String takeRest() {
        String rest = text.toString();
        clear();
        return rest;
    }

    void clear() {
        text.setLength(0);
        searched = 0;
    }

    int length() {
        return text.length();
    }
}
