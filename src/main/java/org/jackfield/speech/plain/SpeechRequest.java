package org.jackfield.speech.plain;

import java.util.Optional;

/**
 * The body of a plain request for speech.
 *
 * @param text what to say
 * @param voice the voice; {@code speaker} is another name for it
 * @param speaker see {@code voice}
 */
public record SpeechRequest(Optional<String> text, Optional<String> voice, Optional<String> speaker) {

    /** The most characters that one request may have spoken. */
    static final int MAX_CHARACTERS = 5_000;

    Optional<String> wantedVoice() {
        return voice.or(() -> speaker).filter(name -> !name.isBlank());
    }
}
