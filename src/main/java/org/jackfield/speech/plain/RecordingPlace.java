package org.jackfield.speech.plain;

/** Where in a request a recording is. */
enum RecordingPlace {
    BODY("body", "the body"),
    FORM_PART("audio", "the part \"audio\" of the form"),
    JSON_MEMBER("audioBase64", "\"audioBase64\"");

    private final String field;
    private final String words;

    RecordingPlace(String field, String words) {
        this.field = field;
        this.words = words;
    }

    /** Its name in the details of a refusal. */
    String field() {
        return field;
    }

    /** For people. */
    String words() {
        return words;
    }
}
