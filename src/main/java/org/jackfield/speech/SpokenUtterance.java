package org.jackfield.speech;

/**
 * One utterance of which a client sends the text in parts, often the tokens of a language model. One thread at a time.
 *
 * <p>A model that speaks puts the parts together without a space and makes an error of a blank one. So a blank part waits and
 * goes with the next; and where a sentence ends with its part and the next part begins another one without a space between, it
 * gets one, lest «12345.» and «Let me see.» become a word.
 */
final class SpokenUtterance {

    private static final String ENDS = ".!?…";
    private static final String CLOSERS = "\"'”’»)]}*_";
    private static final String OPENERS = "\"'“‘«([{*_¿¡";

    private final int maxBlanks;
    private final StringBuilder blanks = new StringBuilder();
    private boolean sentenceEnded;
    private boolean wasMark;
    private boolean wasPhrase;

    /** @param maxBlanks how many blank characters wait at most; more say nothing more */
    SpokenUtterance(int maxBlanks) {
        this.maxBlanks = maxBlanks;
    }

    /** What there is to be sent by this part, with what waited; empty if it is blank and waits itself. */
    String add(String part) {
        if (part.codePoints().allMatch(SpokenUtterance::isBlank)) {
            blanks.append(part, 0, Math.min(part.length(), maxBlanks - blanks.length()));
            return "";
        }
        boolean phrase = isPhrase(part);
        String before = blanks.isEmpty() && beginsAnother(part, phrase) ? " " : blanks.toString();
        blanks.setLength(0);
        sentenceEnded = endsSentence(part);
        wasMark = part.codePoints().noneMatch(Character::isLetterOrDigit);
        wasPhrase = phrase;
        return before + part;
    }

    /** What was sent is spoken or dropped now, and what comes is another utterance. */
    void end() {
        blanks.setLength(0);
        sentenceEnded = false;
    }

    /** Also what no typist would call a blank and no voice can speak: spaces without a break, marks without a width. */
    private static boolean isBlank(int c) {
        int type = Character.getType(c);
        return Character.isWhitespace(c)
                || Character.isSpaceChar(c)
                || type == Character.FORMAT
                || type == Character.CONTROL;
    }

    /** More than a token: words with a space between them. */
    private static boolean isPhrase(String part) {
        return part.strip().codePoints().anyMatch(SpokenUtterance::isBlank);
    }

    /**
     * A capital begins a sentence, behind a mark that is a token of its own only where a whole phrase comes, for «.» and «JS»
     * may be a name. Anything else does only where phrases follow each other, for «3.» and «5» are a number.
     */
    private boolean beginsAnother(String part, boolean phrase) {
        int first = 0;
        while (first < part.length() - 1 && OPENERS.indexOf(part.charAt(first)) >= 0) {
            first++;
        }
        int c = part.codePointAt(first);
        boolean capital = Character.isUpperCase(c) && (phrase || !wasMark);
        return sentenceEnded && (capital || (wasPhrase && phrase && Character.isLetterOrDigit(c)));
    }

    private static boolean endsSentence(String part) {
        int last = part.length() - 1;
        while (last > 0 && CLOSERS.indexOf(part.charAt(last)) >= 0) {
            last--;
        }
        return ENDS.indexOf(part.charAt(last)) >= 0;
    }
}
