package org.jackfield.sandbox.flux;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The sentences that the sandbox hears, one for each turn, over and over.
 *
 * @param sentences at least one, none blank
 */
record Script(List<String> sentences) {

    private static final String RESOURCE = "/sandbox/script.txt";

    /** The sentences that come with the sandbox; the first are those of the bundled sample. */
    static Script bundled() {
        try (InputStream in = Script.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException(RESOURCE + " is missing");
            }
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return new Script(text.lines().filter(line -> !line.isBlank()).toList());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    String sentence(int turn) {
        return sentences.get(turn % sentences.size());
    }
}
