package org.jackfield.upstream.deepgram;

import java.util.List;
import java.util.Optional;
import org.jackfield.upstream.Sentences;
import org.jackfield.upstream.SynthesisDialect;
import org.jackfield.wire.Json;

/** The words of Deepgram's {@code /v1/speak}, which Cloudflare passes on as they are. */
record SpeakDialect() implements SynthesisDialect {

    /** The most characters that Deepgram takes in one {@code Speak}. */
    private static final int MAX_CHARACTERS = 2000;

    @Override
    public String speak(String text) {
        return "{\"type\":\"Speak\",\"text\":" + Json.quoted(text) + "}";
    }

    @Override
    public String flush() {
        return "{\"type\":\"Flush\"}";
    }

    @Override
    public String clear() {
        return "{\"type\":\"Clear\"}";
    }

    @Override
    public String close() {
        return "{\"type\":\"Close\"}";
    }

    @Override
    public Optional<String> typeOf(String event) {
        return Json.strings(event).map(members -> members.get("type"));
    }

    @Override
    public boolean isFlushed(String event) {
        return typeOf(event).filter("Flushed"::equals).isPresent();
    }

    @Override
    public List<String> pieces(String text) {
        return Sentences.pieces(text, MAX_CHARACTERS);
    }
}
