package org.jackfield.upstream;

import java.util.Optional;

/**
 * What an event of a model that recognises speech says.
 *
 * @param text the words so far, or all of them; empty if the event has none
 * @param confidence how sure the model is of them, a JSON number from 0 to 1; empty if it does not say
 * @param isFinal true if the words will not change any more
 * @param hasText true if the event has a top-level member {@code text} of its own, which then is {@link #text()}
 * @param hasConfidence true if the event has a top-level member {@code confidence} of its own
 */
public record Heard(
        Optional<String> text, Optional<String> confidence, boolean isFinal, boolean hasText, boolean hasConfidence) {}
