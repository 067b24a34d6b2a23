package org.jackfield.sandbox.flux;

import jakarta.json.JsonArrayBuilder;
import java.util.List;
import org.jackfield.sandbox.peer.JsonObjects;

/** One turn of a speaker: the sentence of the script, and how much of it was heard so far. */
final class FluxTurn {

    private static final int MILLIS_PER_WORD = 333;
    private static final double MILLIS_PER_SECOND = 1000;
    private static final String CLAUSE_ENDS = ".,;:!?";
    private static final double LEAST_CONFIDENCE = 0.9;
    private static final int CONFIDENCES = 10;

    private final SpokenTime spoken = new SpokenTime();
    private final List<String> words;
    private int heard;

    FluxTurn(String sentence) {
        this.words = List.of(sentence.split(" ", -1));
    }

    SpokenTime spoken() {
        return spoken;
    }

    /** Hears the words that fit the time spoken so far, at least one. */
    void hearMore() {
        hearUpTo(Math.max(1, (int) (spoken.totalMillis() / MILLIS_PER_WORD)));
    }

    /** Hears on to the end of a clause, where a pause makes sense. */
    void hearClause() {
        hearMore();
        while (heard < words.size() && !isClauseEnd(words.get(heard - 1))) {
            heard++;
        }
    }

    void hearAll() {
        hearUpTo(words.size());
    }

    private void hearUpTo(int count) {
        heard = Math.max(heard, Math.min(words.size(), count));
    }

    private static boolean isClauseEnd(String word) {
        return CLAUSE_ENDS.indexOf(word.charAt(word.length() - 1)) >= 0;
    }

    String transcript() {
        return String.join(" ", words.subList(0, heard));
    }

    /** The words as they go on the wire, spread over the time spoken. */
    JsonArrayBuilder describeWords() {
        JsonArrayBuilder described = JsonObjects.build().createArrayBuilder();
        long total = spoken.totalMillis();
        for (int i = 0; i < heard; i++) {
            String word = words.get(i);
            described.add(JsonObjects.object()
                    .add("word", word)
                    .add("confidence", confidence(word))
                    .add("start", spoken.momentMillis(total * i / heard) / MILLIS_PER_SECOND)
                    .add("end", spoken.momentMillis(total * (i + 1) / heard) / MILLIS_PER_SECOND));
        }
        return described;
    }

    private static double confidence(String word) {
        double hundredths = LEAST_CONFIDENCE * 100 + Math.floorMod(word.hashCode(), CONFIDENCES);
        return Math.round(hundredths) / 100.0;
    }
}
