package org.jackfield.sandbox.aura;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class SentenceBufferTest {

    private final SentenceBuffer sentences = new SentenceBuffer();

    @Test
    void aSentenceIsTakenOutOnceItIsWhole() {
        assertEquals(List.of(), sentences.add("One"));
        assertEquals(List.of("One two.", " Three?"), sentences.add(" two. Three? Fo"));
        assertEquals(" Fo", sentences.takeRest());
        assertEquals(0, sentences.length());
    }

    @Test
    void aPointWithinANumberEndsNothing() {
        assertEquals(List.of("It costs 3.50."), sentences.add("It costs 3.50. "));
        assertEquals(List.of(" Wait..."), sentences.add("Wait...\n"));
    }

    @Test
    void aPieceThatEndsWithAMarkIsNoWholeSentenceYet() {
        assertEquals(List.of(), sentences.add("Perfect, 12345."));
        assertEquals(List.of(), sentences.add("Let me check."));
        assertEquals("Perfect, 12345.Let me check.", sentences.takeRest());
        assertEquals(List.of(), sentences.add("One."));
        assertEquals(List.of("One."), sentences.add(" Two"));
    }

    /** So many that they are never through if each is looked at again with every other. */
    @Test
    @Timeout(60)
    void piecesOfOneCharacterEachAreNoBurden() {
        for (int i = 0; i < 1_000_000; i++) {
            sentences.add("x");
        }
        assertEquals(1_000_000, sentences.length());
    }
}
