package org.jackfield.speech;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jackfield.wire.Json;

/** What a client of speech to text says beside its audio, in the words of this endpoint. */
public sealed interface TranscriptionCommand {

    /** The commands of every model. */
    enum Bare implements TranscriptionCommand {
        FINISH,
        KEEP_ALIVE
    }

    /** Something that the model itself knows. */
    record Control() implements TranscriptionCommand {}

    /** Something that is none of them, of a type as it came. */
    record UnknownType(String type, String reason) implements TranscriptionCommand {}

    /** Something that has no type. */
    record Unreadable(String reason) implements TranscriptionCommand {}

    String CLOSE_STREAM = "CloseStream";
    String KEEP_ALIVE = "KeepAlive";

    /** The message that asks for the end. */
    String FINISH = "{\"type\":\"" + CLOSE_STREAM + "\"}";

    /** A type that may be told back. */
    String PLAIN = "[A-Za-z0-9_.-]{1,40}";

    /**
     * What a text message says.
     *
     * @param controls the types that the model knows
     */
    static TranscriptionCommand parse(String json, Set<String> controls) {
        Optional<Map<String, String>> members = Json.strings(json);
        if (members.isEmpty()) {
            return new Unreadable("The message is not a JSON object.");
        }
        String type = members.get().getOrDefault("type", "");
        if (type.isEmpty()) {
            return new Unreadable("The field \"type\" is missing or not a string.");
        }
        if (type.equals(CLOSE_STREAM)) {
            return Bare.FINISH;
        }
        if (controls.contains(type)) {
            return new Control();
        }
        return type.equalsIgnoreCase(KEEP_ALIVE) ? Bare.KEEP_ALIVE : unknown(type, controls);
    }

    private static TranscriptionCommand unknown(String type, Set<String> controls) {
        Set<String> known = new TreeSet<>(controls);
        known.add(CLOSE_STREAM);
        known.add(KEEP_ALIVE);
        String found = type.matches(PLAIN) ? type + " came" : "another one came";
        return new UnknownType(
                type, "The field \"type\" must be one of " + String.join(", ", known) + "; " + found + ".");
    }
}
