package org.jackfield.sandbox.aura;

import java.util.ArrayList;
import java.util.List;

/**
 * Text that comes in pieces, put together as they are, until a sentence is whole: that is known by the space behind its end, so
 * of a piece that ends with a mark nobody knows whether it does.
 */
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
        for (int i = searched; i < text.length() - 1; i++) {
            if (isEnd(i)) {
                whole.add(text.substring(start, i + 1));
                start = i + 1;
            }
        }
        text.delete(0, start);
        searched = Math.max(0, text.length() - 1);
        return whole;
    }

    private boolean isEnd(int index) {
        boolean mark = ENDS.indexOf(text.charAt(index)) >= 0;
        return mark && Character.isWhitespace(text.charAt(index + 1));
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
