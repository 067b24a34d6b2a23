package org.jackfield.upstream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class SentencesTest {

    @Test
    void aShortTextIsOnePiece() {
        assertEquals(List.of("One. Two."), Sentences.pieces("One. Two.", 20));
    }

    @Test
    void aLongTextIsCutBehindASentence() {
        assertEquals(List.of("First one. ", "Second one."), Sentences.pieces("First one. Second one.", 15));
    }

    @Test
    void noCharacterIsCutInTwo() {
        for (int most = 3; most < 8; most++) {
            List<String> pieces = Sentences.pieces("\ud83d\ude00".repeat(20), most);
            assertTrue(pieces.stream().allMatch(piece -> piece.length() % 2 == 0), pieces::toString);
            assertEquals("\ud83d\ude00".repeat(20), String.join("", pieces));
        }
    }

    @Test
    void aTextWithoutSentencesIsCutAllTheSameAndNothingIsLost() {
        String text = "x".repeat(95);
        List<String> pieces = Sentences.pieces(text, 20);
        assertTrue(pieces.stream().allMatch(piece -> piece.length() <= 20));
        assertEquals(text, String.join("", pieces));
    }
}
