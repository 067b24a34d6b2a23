package org.jackfield.upstream;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Cuts a long text into pieces that a model takes, at the ends of English sentences where there are any. */
public final class Sentences {

    private Sentences() {}

    /**
     * The pieces in order, blank ones left out; no surrogate pair is cut in two.
     *
     * @param maxCharacters the most UTF-16 units of a piece, at least 2
     */
    public static List<String> pieces(String text, int maxCharacters) {
        BreakIterator sentences = BreakIterator.getSentenceInstance(Locale.ENGLISH);
        sentences.setText(text);
        List<String> pieces = new ArrayList<>();
        int start = 0;
        while (text.length() - start > maxCharacters) {
            int cut = sentences.preceding(start + maxCharacters + 1);
            int end = cut > start ? cut : start + maxCharacters;
            if (end > start + 1 && Character.isHighSurrogate(text.charAt(end - 1))) {
                end--;
            }
            pieces.add(text.substring(start, end));
            start = end;
        }
        pieces.add(text.substring(start));
        return pieces.stream().filter(piece -> !piece.isBlank()).toList();
    }
}
