package org.jackfield.testing.sockets;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** JSON as tests look at it: by its members, whatever their order and the space between them. */
public final class Members {

    private Members() {}

    /** The object that {@code text} is; fails if it is none. */
    public static JsonObject of(String text) {
        return Json.createReader(new StringReader(text)).readObject();
    }

    private static Optional<JsonObject> ifObject(String text) {
        try {
            return Optional.of(of(text));
        } catch (JsonException e) {
            return Optional.empty();
        }
    }

    /** The object that {@code text} is, if it is one whose member {@code type} says so. */
    public static Optional<JsonObject> ofType(String type, String text) {
        return ifObject(text).filter(object -> object.getString("type", "").equals(type));
    }

    /** The codes of the errors among {@code texts}, in order. */
    public static List<String> errorCodes(Collection<String> texts) {
        return texts.stream()
                .flatMap(text -> ofType("error", text).stream())
                .map(error -> error.getString("code"))
                .toList();
    }
}
