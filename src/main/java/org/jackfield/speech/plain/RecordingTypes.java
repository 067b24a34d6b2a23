package org.jackfield.speech.plain;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jackfield.problem.Details;

/** The media types under which a recording may be the body of a request. Its bytes decide whether it is one. */
final class RecordingTypes {

    /** {@code audio/vnd.wave} is the registered one (RFC 2361), the others are what browsers and libraries say. */
    static final List<String> ACCEPTED =
            List.of("audio/wav", "audio/x-wav", "audio/wave", "audio/vnd.wave", "application/octet-stream");

    private RecordingTypes() {}

    /** Whether a body may be one; without a type it may. */
    static boolean accepts(Optional<String> contentType) {
        return contentType.map(RecordingTypes::bare).map(ACCEPTED::contains).orElse(true);
    }

    /** Whether a body is meant to be a recording, of a type that is not taken. */
    static boolean isOtherSound(Optional<String> contentType) {
        String type = contentType.map(RecordingTypes::bare).orElse("");
        return !accepts(contentType) && (type.startsWith("audio/") || type.startsWith("video/"));
    }

    /** What a request with a body of another type is told. */
    static Details refusal(Optional<String> contentType) {
        String found = contentType.map(RecordingTypes::bare).orElse("none");
        String words = "A recording must come as " + String.join(", ", ACCEPTED)
                + " or without a Content-Type; found was " + shown(found);
        return new Details(Map.of("field", "Content-Type", "accepted", ACCEPTED), 0, Optional.of(words));
    }

    /** What may stand in words: a media type, and not any text that comes in its place. */
    private static String shown(String type) {
        return type.matches("[a-z0-9!#$&^_.+/-]{1,100}") ? type : "something else";
    }

    /** Without parameters. */
    private static String bare(String contentType) {
        int end = contentType.indexOf(';');
        return (end < 0 ? contentType : contentType.substring(0, end)).strip().toLowerCase(Locale.ROOT);
    }
}
