package org.jackfield.sandbox.aura;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

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
        assertEquals(List.of("It costs 3.50."), sentences.add("It costs 3.50."));
        assertEquals(List.of("Wait..."), sentences.add("Wait..."));
    }

    @Test
    void piecesOfOneCharacterEachAreNoBurden() {
        assertTimeout(Duration.ofSeconds(5), () -> {
            for (int i = 0; i < 50_000; i++) {
                sentences.add("x");
            }
        });
        assertEquals(50_000, sentences.length());
    }
}
