package org.jackfield.speech;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jackfield.wire.Json;

/** What a client of text to speech says (Deepgram Aura). Names are accepted in any case. */
public sealed interface SpeechCommand {

    /** Text to be spoken. */
    record Speak(String text) implements SpeechCommand {}

    /** One of the commands that consist of their name alone. */
    record Bare(String name) implements SpeechCommand {}

    /** Something that is none of them. */
    record Unknown(String reason) implements SpeechCommand {}

    /** The most characters that one {@code Speak} may hold. */
    int MAX_CHARACTERS = 2000;

    static SpeechCommand parse(String json) {
        Optional<Map<String, String>> members = Json.strings(json);
        return members.isPresent()
                ? of(members.get().getOrDefault("type", ""), members.get().getOrDefault("text", ""))
                : new Unknown("The message is not a JSON object.");
    }

    private static SpeechCommand of(String type, String text) {
        return switch (type.toLowerCase(Locale.ROOT)) {
            case "speak" -> speak(text);
            case "flush" -> new Bare("Flush");
            case "clear" -> new Bare("Clear");
            case "close" -> new Bare("Close");
            case "" -> new Unknown("The field \"type\" is missing or not a string.");
            default -> new Unknown("The field \"type\" must be Speak, Flush, Clear or Close.");
        };
    }

    private static SpeechCommand speak(String text) {
        if (text.isBlank()) {
            return new Unknown("The field \"text\" is required and must not be empty.");
        }
        return text.length() > MAX_CHARACTERS
                ? new Unknown("The field \"text\" may have at most " + MAX_CHARACTERS + " characters.")
                : new Speak(text);
    }

    /** The command in the provider's spelling. */
    default String toJson() {
        if (this instanceof Speak speak) {
            return "{\"type\":\"Speak\",\"text\":" + Json.quoted(speak.text()) + "}";
        }
        return this instanceof Bare bare ? "{\"type\":\"" + bare.name() + "\"}" : "{}";
    }
}
