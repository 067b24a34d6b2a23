package org.jackfield.speech.plain;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Cuts a long text into pieces that a speech service takes, at the ends of sentences where there are any. */
final class Sentences {

    private Sentences() {}

    static List<String> pieces(String text, int maxCharacters) {
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
