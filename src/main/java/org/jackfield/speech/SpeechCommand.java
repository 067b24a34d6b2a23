package org.jackfield.speech;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jackfield.wire.Json;

/** What a client of text to speech says, in the words of this endpoint. Names are accepted in any case. */
public sealed interface SpeechCommand {

    /** Text to be spoken, or a part of it, which may be blank. */
    record Speak(String text) implements SpeechCommand {}

    /** The commands that consist of their name alone. */
    enum Bare implements SpeechCommand {
        FLUSH,
        CLEAR,
        CLOSE,
        KEEP_ALIVE
    }

    /** Something that is none of them. */
    record Unknown(String reason) implements SpeechCommand {}

    /** The most characters that one {@code Speak} may hold. */
    int MAX_CHARACTERS = 2000;

    static SpeechCommand parse(String json) {
        Optional<Map<String, String>> members = Json.strings(json);
        return members.isPresent()
                ? of(
                        members.get().getOrDefault("type", ""),
                        Optional.ofNullable(members.get().get("text")))
                : new Unknown("The message is not a JSON object.");
    }

    private static SpeechCommand of(String type, Optional<String> text) {
        return switch (type.toLowerCase(Locale.ROOT)) {
            case "speak" ->
                text.map(SpeechCommand::speak)
                        .orElseGet(() -> new Unknown("The field \"text\" is missing or not a string."));
            case "flush" -> Bare.FLUSH;
            case "clear" -> Bare.CLEAR;
            case "close" -> Bare.CLOSE;
            case "keepalive" -> Bare.KEEP_ALIVE;
            case "" -> new Unknown("The field \"type\" is missing or not a string.");
            default -> new Unknown("The field \"type\" must be Speak, Flush, Clear, Close or KeepAlive.");
        };
    }

    private static SpeechCommand speak(String text) {
        return text.length() > MAX_CHARACTERS
                ? new Unknown("The field \"text\" may have at most " + MAX_CHARACTERS + " characters.")
                : new Speak(text);
    }
}
